import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeDataDir } from './embedded-postgres/postgres-home.js';
import { wait } from './embedded-postgres/launch.js';
import { birthOf, exists } from './embedded-postgres/processes.js';
import { StartFault } from './start-fault.js';

/** Claims a data directory for this server; gives how to let go of it. Throws `StartFault` when another server runs on it. */
export async function lockDataDir(dataDir: string): Promise<() => Promise<void>> {
  const file = lockOf(dataDir);
  await makeDataDir(dataDir);
  const mine = JSON.stringify({ pid: process.pid, born: await birthOf(process.pid) } satisfies Holder);
  while (!(await claim(file, mine))) {
    const theirs = await readFile(file, 'utf8').catch(() => '');
    const pid = await runningHolder(theirs);
    if (pid !== null) {
      throw new StartFault([
        `A server is running on ${dataDir} already (process ${pid}). Stop it first, or give this one another DATA_DIR.`,
      ]);
    }
    if (theirs !== '' || (await isOld(file))) await removeLeftover(file, theirs);
    else await wait(20);
  }
  // Only one's own: another server may have taken the directory over meanwhile.
  return async () => {
    if ((await readFile(file, 'utf8').catch(() => '')) === mine) await rm(file, { force: true });
  };
}

/** The process of the server that runs on a data directory; null when there is none but this process itself. */
export async function serverOn(dataDir: string): Promise<number | null> {
  return runningHolder(await readFile(lockOf(dataDir), 'utf8').catch(() => ''));
}

/** What the lock says: a number alone is not enough, for in a container every server has the same. */
interface Holder {
  readonly pid: number;
  readonly born: string | null;
}

function lockOf(dataDir: string): string {
  return join(dataDir, 'server.pid');
}

async function claim(file: string, mine: string): Promise<boolean> {
  try {
    await writeFile(file, mine, { flag: 'wx' });
    return true;
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
    return false;
  }
}

async function runningHolder(lock: string): Promise<number | null> {
  const holder = /^\{.*\}$/.test(lock) ? (JSON.parse(lock) as Holder) : null;
  if (!holder || holder.pid === process.pid) return null;
  const { pid, born } = holder;
  return (born === null ? exists(pid) : (await birthOf(pid)) === born) ? pid : null;
}

/** Empty for a moment while somebody writes it. */
async function isOld(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => null);
  return found !== null && Date.now() - found.mtimeMs > 2_000;
}

/** Takes away the lock of a server that was killed; one that somebody made meanwhile is put back. */
async function removeLeftover(file: string, seen: string): Promise<void> {
  const aside = `${file}.${randomUUID()}`;
  try {
    await rename(file, aside);
  } catch {
    // Somebody else did.
    return;
  }
  if ((await readFile(aside, 'utf8')) === seen) await rm(aside, { force: true });
  else await rename(aside, file);
}
