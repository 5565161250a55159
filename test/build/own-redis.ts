import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { freePort } from './running-server.js';

/** `describe` for tests with Redis: skipped with one line where there is none, but never where REQUIRE_REDIS is set. */
export const describeWithRedis: jest.Describe = (() => {
  if (process.env.REQUIRE_REDIS || spawnSync('redis-server', ['--version']).status === 0) return describe;
  process.stderr.write(
    'Tests of several servers are skipped: there is no redis-server (Debian: apt-get install redis).\n',
  );
  return describe.skip;
})();

/** A Redis of one test file's own, which keeps nothing. */
export class OwnRedis {
  readonly url: string;
  private child: ChildProcess | null = null;

  private constructor(
    readonly port: number,
    private readonly directory: string,
  ) {
    this.url = `redis://127.0.0.1:${port}`;
  }

  static async start(): Promise<OwnRedis> {
    const redis = new OwnRedis(await freePort(), await mkdtemp(join(tmpdir(), 'common-position-redis-')));
    await redis.startEmpty();
    return redis;
  }

  /** Starts it again on the same port, with nothing in it. */
  startEmpty(): Promise<void> {
    const settings = { port: this.port, bind: '127.0.0.1', save: '', appendonly: 'no', dir: this.directory };
    const child = spawn(
      'redis-server',
      Object.entries(settings).flatMap(([name, value]) => [`--${name}`, `${value}`]),
    );
    this.child = child;
    return new Promise((ready, failed) => {
      child.once('error', failed);
      child.once('exit', (code) => failed(new Error(`Redis ended with ${code}.`)));
      child.stdout?.on('data', (chunk: Buffer) => chunk.includes('Ready to accept connections') && ready());
    });
  }

  /** Ends it like a power cut. */
  async stop(): Promise<void> {
    const { child } = this;
    this.child = null;
    if (!child || child.exitCode !== null) return;
    const ended = new Promise((done) => child.once('exit', done));
    child.kill('SIGKILL');
    await ended;
  }

  /** Empties it, and ends every connection to it, as a failover does. */
  async flush(): Promise<void> {
    const redis = new Redis(this.url);
    await redis.flushall();
    await redis.call('CLIENT', 'KILL', 'SKIPME', 'yes');
    redis.disconnect();
  }

  async close(): Promise<void> {
    await this.stop();
    await rm(this.directory, { recursive: true, force: true });
  }
}
