import { resolve } from 'node:path';

/** With these a Node program collects its garbage when it is sent SIGUSR2. */
export const GARBAGE_FLAGS: readonly string[] = [
  '--expose-gc',
  '--import',
  resolve('test/bench/live/peers/collect-garbage.mjs'),
];

/** Asks for it, and gives it time. */
export async function collectGarbage(pid: number): Promise<void> {
  process.kill(pid, 'SIGUSR2');
  await new Promise((done) => setTimeout(done, 500));
}
