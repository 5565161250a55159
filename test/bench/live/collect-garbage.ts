import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { memoryOf } from './processes.js';
import { wait } from './stage.js';

const MEMORY_FILE = join(tmpdir(), `common-position-bench-memory-${process.pid}.json`);

/** With these a Node program collects its garbage when it is sent SIGUSR2, and says what is still in use. */
export const WATCHED = {
  nodeFlags: ['--expose-gc', '--import', resolve('test/bench/live/peers/collect-garbage.mjs')],
  env: { MEMORY_FILE },
} as const;

/** Memory of a process whose garbage was just collected, in bytes. */
export interface Memory {
  /** As the operating system counts it: what was freed and kept for later is in it. */
  readonly resident: number;
  /** What its objects and buffers take. */
  readonly inUse: number;
}

/** Collects garbage until there is none, and reads how much memory a watched program takes. */
export async function memoryAfterCollecting(pid: number): Promise<Memory> {
  for (let time = 0; time < 3; time += 1) {
    rmSync(MEMORY_FILE, { force: true });
    process.kill(pid, 'SIGUSR2');
    while (!existsSync(MEMORY_FILE)) await wait(50);
    await wait(300);
  }
  const { inUse } = JSON.parse(readFileSync(MEMORY_FILE, 'utf8')) as { inUse: number };
  rmSync(MEMORY_FILE);
  return { resident: memoryOf(pid), inUse };
}
