import { AsyncLocalStorage } from 'node:async_hooks';
import { Server, type IncomingMessage } from 'node:http';
import pg from 'pg';

/** What came of something during which a call to the database was to fail. */
export interface Tried<Answer> {
  /** What it answered or threw. */
  readonly outcome: Answer | Error;
  /** Whether it made so many calls that one failed. */
  readonly hasFailed: boolean;
}

/** Lets calls to the database fail: reads, writes, begin and commit. What the server does beside goes on. */
export class FailingCalls {
  /** What is done here, and what is done for it. */
  private readonly doing = new AsyncLocalStorage<true>();
  /** While it is set, the driver fails at the call after so many. */
  private left: number | null = null;
  private readonly query = pg.Client.prototype.query;
  private readonly emit = Server.prototype.emit;

  /** Puts itself before the driver of this process, and before its servers for requests that come under a key. */
  install(): void {
    const { query, emit, doing } = this;
    const isFailing = () => this.isFailing();
    pg.Client.prototype.query = function failing(this: pg.Client, ...given: unknown[]) {
      if (!isFailing()) return Reflect.apply(query, this, given);
      const fault = new Error('The connection is lost.');
      const last = given.at(-1);
      if (typeof last !== 'function') return Promise.reject(fault);
      process.nextTick(last as (fault: Error) => void, fault);
      return undefined;
    } as typeof query;
    Server.prototype.emit = function watched(this: Server, name: string, ...given: unknown[]): boolean {
      const pass = (): boolean => Reflect.apply(emit, this, [name, ...given]) as boolean;
      const isKeyed = name === 'request' && (given[0] as IncomingMessage).headers['idempotency-key'] !== undefined;
      return isKeyed ? doing.run(true, pass) : pass();
    };
  }

  remove(): void {
    pg.Client.prototype.query = this.query;
    Server.prototype.emit = this.emit;
  }

  /** Does something with an error at the call after so many, or a request under a key that it sends. */
  async during<Answer>(calls: number, act: () => Promise<Answer>): Promise<Tried<Answer>> {
    this.left = calls;
    const outcome = await this.doing.run(true, act).catch((fault: Error) => fault);
    const hasFailed = this.left === null;
    this.left = null;
    return { outcome, hasFailed };
  }

  private isFailing(): boolean {
    if (this.left === null || !this.doing.getStore()) return false;
    this.left -= 1;
    if (this.left !== -1) return false;
    this.left = null;
    return true;
  }
}
