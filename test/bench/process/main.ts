import 'reflect-metadata';
import { sha256Hex } from '#document';
import { randomBytes, randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { availableParallelism, loadavg } from 'node:os';
import type { DataSource } from 'typeorm';
import { openDatabase, openDatabaseBeside } from '../../../apps/server/src/database.js';
import { Council } from '../../../apps/server/src/membership/council.entity.js';
import { Membership } from '../../../apps/server/src/membership/membership.entity.js';
import { Session } from '../../../apps/server/src/membership/session.entity.js';
import { readConfig, type Environment } from '../../../apps/server/src/platform/read-config.js';
import { Statement } from '../../../apps/server/src/statements/statement.entity.js';
import { startServer } from '../../build/running-server.js';
import { asReader, publicPages } from './public-pages.js';
import { measure, type Ask, type Measured } from './measure.js';
import { questions } from './questions.js';
import { LARGE, LARGE_TITLE, seedLarge, SIGNED_TITLE } from './seed.js';
import { verifyAll, verifyRecord } from './verify.js';

const tell = (line: string): void => void process.stdout.write(`${line}\n`);

const TIMES = Number(process.env.TIMES ?? 60);
/** Names of queries, by commas: only these are asked. */
const ONLY = process.env.ONLY?.split(',');
const RECORD_GOAL_MS = 10_000;

/** npm run bench:process: asks a running server what every page of the workspace asks, on the large data. */
async function run(): Promise<void> {
  const { DATABASE_URL, DATA_DIR = '.data-bench/process' } = process.env;
  const env = { DEMO: '0', DATA_DIR, ...(DATABASE_URL && { DATABASE_URL }) };
  await seedWhereEmpty(env);
  const server = await startServer({
    env: { ...env, NODE_ENV: 'production', SIGNING_KEY: randomBytes(32).toString('hex'), TRUSTED_PROXIES: '1' },
  });
  const { db, close } = await openDatabaseBeside(readConfig(env));
  try {
    await checkHashes(db);
    const all: Measured[] = [];
    for (const title of [LARGE_TITLE, SIGNED_TITLE]) {
      const statement = await db.manager.findOneByOrFail(Statement, { title });
      const ask = asMember(server.url, await signIn(db, statement));
      const measured: Measured[] = [];
      const wanted = (await questions(db, statement)).filter(({ name }) => !ONLY || ONLY.includes(name));
      for (const question of wanted) {
        measured.push(await measure(question, ask, { times: TIMES }));
      }
      tell(`\n${title} (${statement.state})`);
      report(measured, await verification(db, statement));
      all.push(...measured);
    }
    const pages: Measured[] = [];
    for (const page of await publicPages(db)) pages.push(await measure(page, asReader(server.url), { times: TIMES }));
    tell('\nPublic pages, to nobody who is signed in');
    report(pages);
    if (process.env.JSON_FILE) await writeFile(process.env.JSON_FILE, JSON.stringify([...all, ...pages], null, 2));
  } finally {
    await close();
    await server.stop();
  }
}

/** What is measured must be what a server could have stored. */
async function checkHashes(db: DataSource): Promise<void> {
  const { entries, rows, publications, faults } = await verifyAll(db);
  const [first] = faults;
  if (first) throw new Error(`${faults.length} hashes are wrong: ${first.table} ${first.row}: ${first.because}`);
  tell(`Every hash is true: ${entries} entries, ${rows} rows of logs, ${publications} published files.`);
}

async function seedWhereEmpty(env: Environment): Promise<void> {
  const config = readConfig(env);
  const { db, close } = await openDatabase(config);
  try {
    if (await db.manager.existsBy(Council, {})) return;
    tell('There is no data yet: making it, as npm run seed:large does.');
    await seedLarge({ db, config }, { seed: 20_261_126, size: LARGE, tell });
  } finally {
    await close();
  }
}

/** A co-chair and safeguarding lead, who also looks after the council: nobody may ask for more. Gives the cookie. */
async function signIn(db: DataSource, { id: statementId, startedBy }: Statement): Promise<string> {
  const { id, personId, roles } = await db.manager.findOneByOrFail(Membership, { statementId, personId: startedBy });
  const everything = [...new Set([...roles, 'safeguarding-lead' as const])];
  await db.manager.update(Membership, { id }, { roles: everything });
  const token = randomBytes(32).toString('base64url');
  const session = { id: randomUUID(), tokenHash: sha256Hex(token), personId, createdAt: new Date(), endedAt: null };
  await db.manager.insert(Session, { ...session, expiresAt: new Date(Date.now() + 3_600_000) });
  return `session=${token}`;
}

function asMember(url: string, cookie: string): Ask {
  let asked = 0;
  return async (question, turn) => {
    const body = JSON.stringify({
      variables: question.variables(turn),
      extensions: { persistedQuery: { version: 1, sha256Hash: question.hash } },
    });
    // Other offices, so that none is slowed down for asking so much.
    const from = `10.0.${Math.floor(asked / 500)}.1`;
    asked += 1;
    const headers = { 'content-type': 'application/json', origin: url, cookie, 'x-forwarded-for': from };
    const begun = performance.now();
    const answer = await fetch(`${url}/graphql`, { method: 'POST', headers, body });
    const text = await answer.text();
    const ms = performance.now() - begun;
    if (answer.status !== 200 || text.includes('"errors"')) throw new Error(`${question.name}: ${text.slice(0, 500)}`);
    return { ms, bytes: text.length };
  };
}

/** How long the whole record took to be read and checked, and how much of that was work. */
interface Verification {
  readonly entries: number;
  readonly ms: number;
  readonly cpuMs: number;
}

async function verification(db: DataSource, { id }: Statement): Promise<Verification> {
  const [begun, used] = [performance.now(), process.cpuUsage()];
  const { entries, faults } = await verifyRecord(db, id);
  const ms = performance.now() - begun;
  const { user, system } = process.cpuUsage(used);
  if (faults.length > 0) throw new Error(`The record is wrong: ${faults[0]}`);
  return { entries, ms, cpuMs: (user + system) / 1000 };
}

function report(measured: readonly Measured[], record?: Verification): void {
  tell(['', row(['query', 'first', 'p50', 'p95', 'KiB', 'goal', '']), '-'.repeat(92)].join('\n'));
  for (const { name, firstMs, p50Ms, p95Ms, bytes, goalMs } of measured) {
    const figures = [firstMs, p50Ms, p95Ms].map((ms) => `${ms.toFixed(1)} ms`);
    const goal = [`${goalMs} ms p95`, p95Ms <= goalMs ? 'met' : 'MISSED'];
    tell(row([name, ...figures, (bytes / 1024).toFixed(1), ...goal]));
  }
  if (record) reportRecord(record);
  tell(`Load of the machine (1 minute): ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} cores.`);
  if (record && !measured.some(({ goalMs }) => goalMs > 100)) tell('There is no query powerPanel in this version.');
  const missed = measured.filter(({ p95Ms, goalMs }) => p95Ms > goalMs).length;
  tell(`${measured.length - missed} of ${measured.length} meet their goal.`);
}

function reportRecord(record: Verification): void {
  const isMet = record.ms <= RECORD_GOAL_MS ? 'met' : 'MISSED';
  const [time, cpu] = [record.ms, record.cpuMs].map((ms) => `${(ms / 1000).toFixed(2)} s`);
  tell(row([`the whole record (${record.entries} entries)`, time ?? '', '', '', '', '10 s', isMet]));
  tell(`Of that, ${cpu} was work.`);
}

function row(cells: readonly string[]): string {
  return cells.map((cell, index) => (index === 0 ? cell.padEnd(36) : cell.padStart(10))).join(' ');
}

await run();
