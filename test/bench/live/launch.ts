import { spawn, type ChildProcess } from 'node:child_process';
import { onServerCore, type Cores } from './processes.js';

/** A server in a process of its own. */
export interface Launched {
  readonly pid: number;
  /** Ends it as an operator does. */
  stop(): Promise<void>;
  /** Ends it like a power cut. */
  kill(): Promise<void>;
}

/** How a server is started. */
export interface Launch {
  readonly script: string;
  readonly nodeFlags: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** What it prints when it can be used. */
  readonly ready: string;
}

const running = new Set<ChildProcess>();

/** Ends every server that still runs, at once. */
export function endAll(): void {
  for (const child of running) child.kill('SIGKILL');
}

/** Starts a Node program on the server's core and waits for its line. Rejects with what it printed when it ends. */
export async function launch(cores: Cores | null, { script, nodeFlags, env, ready }: Launch): Promise<Launched> {
  const [command, args] = onServerCore(cores, process.execPath, [
    ...nodeFlags,
    ...(process.env.BENCH_FLAGS ? process.env.BENCH_FLAGS.split(' ') : []),
    script,
  ]);
  const child = spawn(command, args, {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  let printed = '';
  const keep = (chunk: Buffer): void => void (printed = (printed + chunk.toString()).slice(-KEPT));
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', () => printed.includes(ready) && resolve());
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code}:\n${printed}`)));
  });
  const end = (signal: NodeJS.Signals) => (): Promise<void> => {
    child.kill(signal);
    return ended;
  };
  return { pid: child.pid!, stop: end('SIGTERM'), kill: end('SIGKILL') };
}

const KEPT = 20_000;
