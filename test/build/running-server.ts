import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The built server in a process of its own, as an operator runs it. */
export interface RunningServer {
  /** Without a slash at the end. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** What it printed so far, both streams. */
  output(): string;
  /** Ends it like a power cut. */
  kill(): Promise<void>;
  /** Ends it as an operator does; gives its exit code. */
  stop(): Promise<number | null>;
}

/** What differs from the defaults. */
export interface ServerSettings {
  readonly env?: Readonly<Record<string, string>>;
  /** The same port again after a restart. */
  readonly port?: number;
  readonly readyWithinMs?: number;
}

const MAIN = resolve('dist/apps/server/src/main.js');

/** Starts the built server and waits for its line. Rejects with what it printed when it ends instead. */
export async function startServer({
  env = {},
  port,
  readyWithinMs = 120_000,
}: ServerSettings = {}): Promise<RunningServer> {
  const at = port ?? (await freePort());
  const dataDir = env.DATA_DIR ?? (await openDirectory());
  const url = `http://localhost:${at}`;
  const settings = { PORT: String(at), BASE_URL: url, DATA_DIR: dataDir, DEMO: '0', ...env };
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  await ready(child, () => printed, readyWithinMs);
  const forget = async (): Promise<void> => {
    if (!env.DATA_DIR) await rm(dataDir, { recursive: true, force: true });
  };
  return {
    url,
    port: at,
    pid: child.pid ?? 0,
    output: () => printed,
    kill: async () => {
      await end(child, 'SIGKILL');
      await forget();
    },
    stop: async () => {
      const code = await end(child, 'SIGTERM');
      await forget();
      return code;
    },
  };
}

/** A new temporary directory that Postgres can pass through when root runs the tests, so that its data stays in it. */
export async function openDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'common-position-'));
  await chmod(directory, 0o711);
  return directory;
}

/** A port that nothing listens on just now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

function ready(child: ChildProcess, printed: () => string, withinMs: number): Promise<void> {
  return new Promise((resolved, rejected) => {
    const late = setTimeout(() => {
      child.kill('SIGKILL');
      rejected(new Error(`The server was not ready within ${withinMs} ms:\n${printed()}`));
    }, withinMs);
    const look = (): void => {
      if (!printed().includes('Ready at ')) return;
      clearTimeout(late);
      child.stdout?.off('data', look);
      resolved();
    };
    child.stdout?.on('data', look);
    child.once('exit', (code) => {
      clearTimeout(late);
      rejected(new Error(`The server ended with ${code}:\n${printed()}`));
    });
  });
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((done) => {
    child.once('exit', (code) => done(code));
    child.kill(signal);
  });
}
