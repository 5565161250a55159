import { spawn } from 'node:child_process';
import { chmod, chown, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { runningPostgres, stopPostgres } from '../../apps/server/src/platform/embedded-postgres/embedded-postgres.js';
import { runningPostmaster } from '../../apps/server/src/platform/embedded-postgres/postmaster-file.js';
import { createEmptyDatabase } from '../build/test-database.js';
import { freePort, startServer } from '../build/running-server.js';
import { until } from '../build/until.js';

const MAIN = resolve('dist/apps/server/src/main.js');

/** A user that every Unix has: initdb wants one with a name. */
const DAEMON = 1;

let dataDir: string;
let data: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'common-position-'));
  // Started by root, Postgres runs as another user, who must come through.
  await chmod(dataDir, 0o711);
  data = join(dataDir, 'postgres');
});
afterEach(async () => {
  await stopPostgres(data);
  await rm(dataDir, { recursive: true, force: true });
});

/** How a start ended, or what it had printed when it was asked to end. */
interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Starts the built server; gives what it said once it has ended. */
async function run(env: Readonly<Record<string, string>>, { asUser }: { asUser?: number } = {}) {
  const settings = { PORT: String(await freePort()), DATA_DIR: dataDir, DEMO: '0', ...env };
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env.PATH, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(asUser !== undefined && { uid: asUser, gid: asUser }),
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const ended = new Promise<Ended>((done) => child.once('close', (code) => done({ code, out, err })));
  return { child, ended, said: () => out + err, settings };
}

async function failure(env: Readonly<Record<string, string>>): Promise<string> {
  const { code, out, err } = await (await run(env)).ended;
  expect([code, out]).toEqual([1, '']);
  expect(err).not.toMatch(/\n\s+at /);
  return err;
}

async function ask(query: string): Promise<void> {
  const client = new Client({ connectionString: (await runningPostgres(dataDir))! });
  await client.connect();
  await client.query(query);
  await client.end();
}

const pid = async (): Promise<number> => (await runningPostmaster(data))!.pid;

describe('a start', () => {
  it('prints one line when it is ready, and ends its database when it is told to stop', async () => {
    const { child, ended, said, settings } = await run({});
    await until(() => said().includes('Ready at'), 60_000);
    expect((await fetch(`http://localhost:${settings.PORT}/readyz`)).status).toBe(200);
    child.kill('SIGTERM');
    const { code, out } = await ended;
    expect([code, out]).toEqual([0, `Ready at http://localhost:${settings.PORT}\n`]);
    expect([await runningPostmaster(data), await readdir(dataDir)]).toEqual([
      null,
      expect.not.arrayContaining(['server.pid']),
    ]);
  });

  it('leaves no database behind when it is told to stop before it is ready', async () => {
    const { child, ended } = await run({});
    await until(async () => (await runningPostmaster(data)) !== null, 60_000);
    child.kill('SIGTERM');
    const { code, out } = await ended;
    expect([code, out]).toEqual([0, '']);
    expect(await runningPostmaster(data)).toBe(null);
  });

  if (process.getuid?.() === 0) {
    it('works for an ordinary user as it does for root', async () => {
      await chown(dataDir, DAEMON, DAEMON);
      const { child, ended, said } = await run({}, { asUser: DAEMON });
      await until(() => said().includes('Ready at'), 60_000);
      expect([(await stat(data)).uid, (await stat(`/proc/${await pid()}`)).uid]).toEqual([DAEMON, DAEMON]);
      child.kill('SIGTERM');
      expect((await ended).code).toBe(0);
    });

    it('says whose a data directory is when an ordinary user may not use it', async () => {
      const { ended } = await run({}, { asUser: DAEMON });
      const { code, err } = await ended;
      expect([code, err]).toEqual([1, expect.stringMatching(/- This user may not use .*EACCES.*DATA_DIR/)]);
      expect(err).not.toMatch(/\n\s+at /);
    });
  }
});

describe('a start is refused in plain sentences', () => {
  it('for every setting that is wrong, at once', async () => {
    const said = await failure({ PORT: 'x', BASE_URL: 'y', SIGNING_KEY: 'z', NODE_ENV: 'production', DEMO: '1' });
    for (const name of ['PORT', 'BASE_URL', 'SIGNING_KEY', 'DEMO']) expect(said).toContain(`\n- ${name}`);
    expect(await readdir(dataDir)).toEqual([]);
  });

  it('when another server runs on the directory, which goes on', async () => {
    const first = await startServer({ env: { DATA_DIR: dataDir } });
    try {
      expect(await failure({})).toMatch(/A server is running on .* already \(process \d+\)\. Stop it first/);
      expect((await fetch(`${first.url}/readyz`)).status).toBe(200);
    } finally {
      await first.stop();
    }
  });

  it('when the port is in use, and the database ends again', async () => {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, done));
    const { port } = server.address() as AddressInfo;
    expect(await failure({ PORT: String(port) })).toContain(`Port ${port} is in use.`);
    expect(await runningPostmaster(data)).toBe(null);
    await new Promise((done) => server.close(done));
  });

  it.each([
    ['nothing answers', 'postgres://someone:secret@127.0.0.1:1/position', /127\.0\.0\.1:1\/position .*ECONNREFUSED/],
    ['there is no such host', 'postgres://someone:secret@nowhere.invalid/position', /nowhere\.invalid\/position/],
    ['it is no such address', 'mysql://someone:secret@127.0.0.1/position', /DATABASE_URL must be .*postgres:\/\//],
  ])('when DATABASE_URL is broken (%s), without its password', async (_why, DATABASE_URL, sentence) => {
    const said = await failure({ DATABASE_URL });
    expect(said).toMatch(sentence);
    expect(said).not.toContain('secret');
  });

  it('when the password in DATABASE_URL is wrong, or the database is not there', async () => {
    const { url, drop } = await createEmptyDatabase();
    const wrong = new URL(url);
    wrong.password = 'secret';
    expect(await failure({ DATABASE_URL: wrong.href })).toMatch(/cannot be used \(28P01\)/);
    const missing = new URL(url);
    missing.pathname = '/nowhere';
    const said = await failure({ DATABASE_URL: missing.href });
    expect(said).toMatch(/\/nowhere cannot be used \(3D000\)/);
    expect(said).not.toContain(missing.password);
    await drop();
  });

  it('when the data is of a newer Postgres, or was used by a newer version, which is left as it is', async () => {
    const first = await startServer({ env: { DATA_DIR: dataDir } });
    await ask(`INSERT INTO migrations (timestamp, name) VALUES (9999999999999, 'FromTheFuture9999999999999')`);
    await first.stop();
    expect(await failure({})).toMatch(/used by a newer version .* nothing in it was changed/);
    const version = join(data, 'PG_VERSION');
    await writeFile(version, '99\n');
    expect(await failure({})).toMatch(/is of Postgres 99; this is 18\./);
    expect(await readFile(version, 'utf8')).toBe('99\n');
    await writeFile(version, '18\n');
  });
});

describe('after kill -9', () => {
  it('of the server alone, the next start goes on with the database that still runs', async () => {
    const first = await startServer({ env: { DATA_DIR: dataDir } });
    await ask('CREATE TABLE kept AS SELECT 7 AS number');
    const left = await pid();
    await first.kill();
    const second = await startServer({ env: { DATA_DIR: dataDir } });
    expect(second.output()).toContain('still running since the last time');
    expect(await pid()).toBe(left);
    await ask('SELECT number FROM kept');
    expect(await second.stop()).toBe(0);
    expect(await runningPostmaster(data)).toBe(null);
  });

  it('of everything, the next start works and nothing stored is lost', async () => {
    const first = await startServer({ env: { DATA_DIR: dataDir } });
    await ask('CREATE TABLE kept AS SELECT 7 AS number');
    const database = await pid();
    await first.kill();
    process.kill(database, 'SIGKILL');
    const second = await startServer({ env: { DATA_DIR: dataDir } });
    await ask('SELECT number FROM kept');
    expect(await second.stop()).toBe(0);
  });
});
