import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive } from './processes.js';

/** What Postgres says of itself in its data directory while it runs. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/** The Postgres that runs on this data directory; null when there is none, or only what one left that was killed. */
export async function runningPostmaster(data: string): Promise<Postmaster | null> {
  const text = await readFile(postmasterFile(data), 'utf8').catch(() => '');
  const lines = text.split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!Number.isInteger(pid) || pid < 1 || !(port > 0)) return null;
  return (await isAlive(pid, data)) ? { pid, port } : null;
}

/** Where Postgres keeps it. */
export function postmasterFile(data: string): string {
  return join(data, 'postmaster.pid');
}
