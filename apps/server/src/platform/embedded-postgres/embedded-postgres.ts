import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { StartFault } from '../start-fault.js';
import { findBinaries, type Binaries } from './binaries.js';
import { initialise, OWNER, passwordIn } from './initialise.js';
import { addressOf, answers, lastWords, launch, wait, type Launch } from './launch.js';
import { findHome, makeDataDir } from './postgres-home.js';
import { PLACE_FOR_ROOT } from './postgres-place.js';
import { runningPostmaster } from './postmaster-file.js';
import { signalTo } from './processes.js';

/** A Postgres of our own. */
export interface EmbeddedPostgres {
  readonly url: string;
  /** Sentences for the operator: what was put elsewhere, what was found running. */
  readonly notes: readonly string[];
  /** Ends it, with everything stored. */
  stop(): Promise<void>;
}

/** What differs from the defaults. */
export interface EmbeddedSettings {
  /** False: quicker, and a power cut may lose everything. For tests. */
  readonly durable?: boolean;
  /** Where things go that Postgres could not reach, when root starts it. */
  readonly place?: string;
  /** Where npm put the programs. */
  readonly packageDir?: string;
  /** How long to try again: after everything was killed, what is left of the old Postgres may need some seconds to end. */
  readonly retryMs?: number;
}

/** Starts the Postgres that keeps its data in `dataDir`, or takes over one that a killed server left running. */
export async function startEmbeddedPostgres(
  dataDir: string,
  { durable = true, place = PLACE_FOR_ROOT, packageDir, retryMs = 10_000 }: EmbeddedSettings = {},
): Promise<EmbeddedPostgres> {
  await makeDataDir(dataDir);
  const { data, user, note } = await findHome(dataDir, place);
  const binaries = await findBinaries(user, place, packageDir);
  await refuseOtherVersion(data, binaries);
  const isNew = !existsSync(data);
  const password = await passwordIn(passwordFile(dataDir), data, { orMake: isNew });
  const how: Launch = { user, password, durable };
  const leftRunning = await takeOver(data, how, retryMs);
  if (isNew) await initialise(binaries, data, how);
  const port = leftRunning ?? (await launchWithin(retryMs, binaries, data, how));
  await makeDatabase(port, password);
  const notes = [
    ...(binaries.copiedTo ? [`Postgres runs as another user than root, from ${binaries.copiedTo}.`] : []),
    ...(note ? [note] : []),
    ...(leftRunning ? ['The database was still running since the last time, and is used again.'] : []),
  ];
  return { url: addressOf(port, password), notes, stop: () => stopPostgres(data) };
}

/** The address of the Postgres that keeps its data in `dataDir`, while it runs; null when it does not answer. */
export async function runningPostgres(
  dataDir: string,
  { place = PLACE_FOR_ROOT }: EmbeddedSettings = {},
): Promise<string | null> {
  const { data } = await findHome(dataDir, place);
  const running = await runningPostmaster(data);
  if (!running) return null;
  const url = addressOf(running.port, await passwordIn(passwordFile(dataDir), data, { orMake: false }));
  return (await answers(url)) ? url : null;
}

function passwordFile(dataDir: string): string {
  return join(dataDir, 'postgres-password');
}

async function refuseOtherVersion(data: string, { major }: Binaries): Promise<void> {
  const found = await readFile(join(data, 'PG_VERSION'), 'utf8').catch(() => null);
  if (found === null || Number(found) === major) return;
  const advice =
    Number(found) > major
      ? 'Start the newer version of this product that made it.'
      : 'Start the older version of this product that made it, back up, and restore here.';
  throw new StartFault([`The data in ${data} is of Postgres ${found.trim()}; this is ${major}. ${advice}`]);
}

/** The port of a Postgres that is left from a server that was killed. One that does not answer is stopped. */
async function takeOver(data: string, { password }: Launch, ms: number): Promise<number | null> {
  const left = await runningPostmaster(data);
  if (!left) return null;
  const until = Date.now() + ms;
  while (Date.now() < until && (await runningPostmaster(data))) {
    if (await answers(addressOf(left.port, password, 'postgres'))) return left.port;
    await wait(100);
  }
  await stopPostgres(data);
  return null;
}

async function launchWithin(ms: number, binaries: Binaries, data: string, how: Launch): Promise<number> {
  const until = Date.now() + ms;
  while (true) {
    const port = await launch(binaries, data, how);
    if (port !== null) return port;
    if (Date.now() > until) break;
    await wait(250);
  }
  throw new StartFault([`The database in ${data} does not start. Postgres said: ${await lastWords(data)}`]);
}

async function makeDatabase(port: number, password: string): Promise<void> {
  const client = new Client({ connectionString: addressOf(port, password, 'postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [OWNER]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${OWNER}`);
  } finally {
    await client.end();
  }
}

/** Ends the Postgres on this data directory and waits for it; does nothing when none runs. */
export async function stopPostgres(data: string): Promise<void> {
  // Its fast shutdown, in which everything is stored; then the immediate one, after which it looks through its log.
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    const running = await runningPostmaster(data);
    if (!running) return;
    signalTo(running.pid, signal);
    if (await hasStopped(data)) return;
  }
  const running = await runningPostmaster(data);
  if (running)
    throw new StartFault([`The database in ${data} (process ${running.pid}) does not stop. End it yourself.`]);
}

async function hasStopped(data: string): Promise<boolean> {
  const until = Date.now() + STOP_MS;
  while (await runningPostmaster(data)) {
    if (Date.now() > until) return false;
    await wait(20);
  }
  return true;
}

const STOP_MS = 15_000;
