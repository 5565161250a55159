import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockDataDir, serverOn } from './data-dir-lock.js';
import { birthOf } from './embedded-postgres/processes.js';
import { StartFault } from './start-fault.js';

let dataDir: string;
let lock: string;
let other: ChildProcess;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'common-position-lock-'));
  lock = join(dataDir, 'server.pid');
  other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  await new Promise((resolve) => other.once('spawn', resolve));
});
afterEach(async () => {
  other.kill('SIGKILL');
  await rm(dataDir, { recursive: true });
});

const heldBy = async (pid: number, born?: string | null): Promise<void> =>
  writeFile(lock, JSON.stringify({ pid, born: born === undefined ? await birthOf(pid) : born }));

it('refuses a directory on which another process runs, and names it', async () => {
  await heldBy(other.pid!);
  await expect(lockDataDir(dataDir)).rejects.toThrow(StartFault);
  await expect(lockDataDir(dataDir)).rejects.toThrow(
    `A server is running on ${dataDir} already (process ${other.pid})`,
  );
  expect(await serverOn(dataDir)).toBe(other.pid);
});

it.each<[string, () => Promise<void>]>([
  ['process is gone', () => heldBy(2 ** 22 + 1, 'then')],
  ['number is another process’s now', () => heldBy(other.pid!, 'some other time')],
  ['number is our own, as in a container that was started again', () => heldBy(process.pid, 'before')],
  [
    'writer was killed before it wrote',
    async () => {
      await writeFile(lock, '');
      await utimes(lock, 0, 0);
    },
  ],
])('takes a directory over from a server whose %s', async (_why, leave) => {
  await leave();
  expect(await serverOn(dataDir)).toBe(null);
  const unlock = await lockDataDir(dataDir);
  expect(JSON.parse(await readFile(lock, 'utf8'))).toEqual({ pid: process.pid, born: await birthOf(process.pid) });
  await unlock();
  await expect(readFile(lock)).rejects.toThrow('ENOENT');
});

it('makes a directory that is not there, closed to others', async () => {
  const made = join(dataDir, 'deep', 'data');
  const unlock = await lockDataDir(made);
  expect((await stat(made)).mode & 0o066).toBe(0);
  await unlock();
});
