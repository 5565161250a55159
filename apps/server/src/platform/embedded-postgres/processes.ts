import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** Whether a process runs under this number and its command line has this word: numbers are given out again. */
export async function isAlive(pid: number, word: string): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const command = await commandLine(pid);
  return command === null || command.includes(word);
}

/** Null where it cannot be known. An ended process that nobody has collected has none. */
async function commandLine(pid: number): Promise<string | null> {
  if (process.platform === 'linux') return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  if (process.platform === 'win32') return null;
  return promisify(execFile)('ps', ['-o', 'command=', '-p', String(pid)])
    .then(({ stdout }) => stdout)
    .catch(() => '');
}
