import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeDataDir } from './embedded-postgres/embedded-postgres.js';
import { isAlive } from './embedded-postgres/processes.js';
import { StartFault } from './start-fault.js';

/** Claims a data directory for this server; gives how to let go of it. Throws `StartFault` when another server runs on it. */
export async function lockDataDir(dataDir: string): Promise<() => Promise<void>> {
  const file = lockOf(dataDir);
  await makeDataDir(dataDir);
  while (true) {
    try {
      await writeFile(file, String(process.pid), { flag: 'wx' });
      return () => rm(file, { force: true });
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
    }
    const pid = await serverOn(dataDir);
    if (pid !== null) {
      throw new StartFault([
        `A server is running on ${dataDir} already (process ${pid}). Stop it first, or give this one another DATA_DIR.`,
      ]);
    }
    // Left from a server that was killed.
    await rm(file, { force: true });
  }
}

/** The process of the server that runs on a data directory; null when there is none but this process itself. */
export async function serverOn(dataDir: string): Promise<number | null> {
  const pid = Number(await readFile(lockOf(dataDir), 'utf8').catch(() => ''));
  return pid !== process.pid && pid > 0 && (await isAlive(pid, 'node')) ? pid : null;
}

function lockOf(dataDir: string): string {
  return join(dataDir, 'server.pid');
}
