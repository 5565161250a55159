import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** Whether a process runs under this number and its command line has this text: numbers are given out again. */
export async function isAlive(pid: number, text: string): Promise<boolean> {
  if (!exists(pid)) return false;
  const command = process.platform === 'linux' ? await readProc(`${pid}/cmdline`) : await ps(pid, 'command');
  return command === null ? process.platform === 'win32' : command.includes(text);
}

/**
 * When the process with this number began, as a text that no other process with the same number has; null when there is
 * none, or where it cannot be known.
 */
export async function birthOf(pid: number): Promise<string | null> {
  if (!exists(pid)) return null;
  if (process.platform !== 'linux') return ps(pid, 'lstart');
  const stat = await readProc(`${pid}/stat`);
  // Its 22nd field, in ticks since the machine was started; the second, a name in brackets, may have spaces.
  const ticks = stat?.slice(stat.lastIndexOf(')')).split(' ')[20];
  return ticks ? `${await readProc('sys/kernel/random/boot_id')} ${ticks}` : null;
}

/** Whether there is a process with this number. */
export function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Sends a process a signal. One that has ended since somebody looked is no fault: that is what the signal is for. */
export function signalTo(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

async function readProc(file: string): Promise<string | null> {
  return (await readFile(`/proc/${file}`, 'utf8').catch(() => null))?.trim() ?? null;
}

async function ps(pid: number, field: string): Promise<string | null> {
  if (process.platform === 'win32') return null;
  return promisify(execFile)('ps', ['-o', `${field}=`, '-p', String(pid)])
    .then(({ stdout }) => stdout.trim())
    .catch(() => null);
}
