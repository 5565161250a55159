import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { chown, readFile, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Client } from 'pg';
import { StartFault } from '../start-fault.js';
import type { Binaries } from './binaries.js';
import { ENVIRONMENT, OWNER } from './initialise.js';
import { postmasterFile, runningPostmaster } from './postmaster-file.js';
import type { PostgresUser } from './postgres-user.js';

/** How a cluster is run. */
export interface Launch {
  readonly user: PostgresUser;
  readonly password: string;
  /** Off only where losing everything at a power cut does not matter. */
  readonly durable: boolean;
}

/** Where a running cluster is reached. */
export function addressOf(port: number, password: string, database = OWNER): string {
  return `postgres://${OWNER}:${password}@127.0.0.1:${port}/${database}`;
}

/** Starts Postgres on `data` and waits until it answers. Null when it ended instead; the log tells why. */
export async function launch(binaries: Binaries, data: string, how: Launch): Promise<number | null> {
  const port = await freePort();
  // What it left when it was killed, for a process number that is somebody else's now.
  if (!(await runningPostmaster(data))) await rm(postmasterFile(data), { force: true });
  const log = openSync(logFile(data), 'a', 0o600);
  if (how.user) await chown(logFile(data), how.user.uid, how.user.gid);
  const args = ['-D', data, ...settings(port, how.durable).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  // In a group of its own: an interrupt from the keyboard is for the server, which stops its database last.
  const stdio = ['ignore', log, log] as ('ignore' | number)[];
  const child = spawn(binaries.postgres, args, { ...how.user, cwd: '/', env: ENVIRONMENT, stdio, detached: true });
  closeSync(log);
  let ended = false;
  child.once('error', () => (ended = true));
  child.once('exit', () => (ended = true));
  child.unref();
  try {
    while (!ended) {
      if (await answers(addressOf(port, how.password, 'postgres'))) return port;
      await wait(20);
    }
    return null;
  } catch (fault) {
    child.kill('SIGINT');
    throw fault;
  }
}

/** Whether a Postgres answers there. Throws when it knows another password: waiting would not help. */
export async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  // A server that goes away while we ask is no fault of ours.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch (fault) {
    if ((fault as { code?: string }).code !== WRONG_PASSWORD) return false;
    throw new StartFault([
      'The password file in DATA_DIR is not the one of the database there. Restore both together.',
    ]);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Postgres's code for it. */
const WRONG_PASSWORD = '28P01';

/** The last lines of what Postgres wrote, for the operator. */
export async function lastWords(data: string): Promise<string> {
  const text = await readFile(logFile(data), 'utf8').catch(() => '');
  return text.trim().split('\n').slice(-4).join('\n');
}

/** Some time later. */
export function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function logFile(data: string): string {
  return join(data, 'postgres.log');
}

function settings(port: number, durable: boolean): [string, string][] {
  return [
    ['port', String(port)],
    ['listen_addresses', '127.0.0.1'],
    ['unix_socket_directories', ''],
    ['max_connections', '200'],
    ['timezone', 'UTC'],
    // Errors without the values of rows: they are people's words and addresses.
    ['log_error_verbosity', 'terse'],
    ['log_min_error_statement', 'panic'],
    ['log_checkpoints', 'off'],
    ...(durable
      ? []
      : ([
          ['fsync', 'off'],
          ['synchronous_commit', 'off'],
          ['full_page_writes', 'off'],
        ] as [string, string][])),
  ];
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
