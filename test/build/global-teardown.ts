import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Ends the Postgres of this run, if any test started one, and removes it. */
export default async function tearDown(): Promise<void> {
  const directory = process.env.TEST_DATA_DIR;
  if (!directory || !existsSync(directory)) return;
  const file = join(directory, 'postgres', 'postmaster.pid');
  // Immediate shutdown: nobody will read this data again.
  if (existsSync(file)) process.kill(Number(readFileSync(file, 'utf8').split('\n')[0]), 'SIGQUIT');
  while (existsSync(file)) await new Promise((resolve) => setTimeout(resolve, 20));
  rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
  rmSync(`${directory}.url`, { force: true });
  rmSync(`${directory}.url`, { force: true });
}
