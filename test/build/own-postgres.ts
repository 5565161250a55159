import { readdir, readFile, rm } from 'node:fs/promises';
import {
  startEmbeddedPostgres,
  stopPostgres,
} from '../../apps/server/src/platform/embedded-postgres/embedded-postgres.js';
import { runningPostmaster } from '../../apps/server/src/platform/embedded-postgres/postmaster-file.js';
import { openDirectory } from './running-server.js';
import { Wire } from './wire.js';

/** A Postgres of one test file's own, which can be ended, started again and held still. It stores as in earnest. */
export class OwnPostgres {
  private stopped: number[] = [];

  private constructor(
    /** The same over every restart. */
    readonly url: string,
    private readonly directory: string,
    private readonly wire: Wire,
  ) {}

  static async start(): Promise<OwnPostgres> {
    const directory = await openDirectory();
    const { url } = await startEmbeddedPostgres(directory);
    const wire = await Wire.to(Number(new URL(url).port));
    return new OwnPostgres(wire.through(url), directory, wire);
  }

  /** Ends it like a power cut. */
  async kill(): Promise<void> {
    for (const pid of await this.processes()) process.kill(pid, 'SIGKILL');
    while (await this.postmaster()) await new Promise((resolve) => setTimeout(resolve, 20));
  }

  async startAgain(): Promise<void> {
    const { url } = await startEmbeddedPostgres(this.directory);
    this.wire.aim(Number(new URL(url).port));
  }

  /** Holds all of it still, as a machine without a processor to spare: connections stay, and nothing answers. */
  async pause(): Promise<void> {
    this.stopped = await this.processes();
    for (const pid of this.stopped) process.kill(pid, 'SIGSTOP');
  }

  resume(): void {
    for (const pid of this.stopped.splice(0)) process.kill(pid, 'SIGCONT');
  }

  async close(): Promise<void> {
    this.resume();
    await stopPostgres(`${this.directory}/postgres`);
    await this.wire.close();
    await rm(this.directory, { recursive: true, force: true });
  }

  private postmaster() {
    return runningPostmaster(`${this.directory}/postgres`);
  }

  /** The first process and those that it made. */
  private async processes(): Promise<number[]> {
    const first = (await this.postmaster())?.pid;
    if (first === undefined) return [];
    const numbers = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
    const parents = await Promise.all(numbers.map(parentOf));
    return [first, ...numbers.filter((_name, index) => parents[index] === first).map(Number)];
  }
}

async function parentOf(pid: string): Promise<number | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The name, in brackets, may hold anything.
  const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return parent === undefined ? null : Number(parent);
}
