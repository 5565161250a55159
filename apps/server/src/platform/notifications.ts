import { Injectable } from '@nestjs/common';
import { EventEmitter, on } from 'node:events';

/** News that something changed; whoever shows it asks again for what it may see. Never carries words or names. */
export interface Change {
  readonly kind: string;
  readonly sectionId?: string | null;
}

/** Tells listeners in this process what changed, by topic such as `statement:<id>`. */
@Injectable()
export class ChangeFeed {
  private readonly emitter = new EventEmitter().setMaxListeners(0);
  /** How often anything has changed since the server started. */
  delivered = 0;
  private readonly taps = new Set<(topic: string, change: Change) => void>();

  publish(topic: string, change: Change): void {
    this.deliver(topic, change);
    for (const tap of this.taps) tap(topic, change);
  }

  /** Tells listeners in this process only: for what another server published. */
  deliver(topic: string, change: Change): void {
    this.delivered += 1;
    this.emitter.emit(topic, change);
  }

  /** Hears everything that is published in this process. */
  tap(listener: (topic: string, change: Change) => void): void {
    this.taps.add(listener);
  }

  /** With a listener: calls it for each change and returns how to stop. Without: an iteration over changes. */
  subscribe(topic: string): AsyncIterableIterator<Change>;
  subscribe(topic: string, listener: (change: Change) => void): () => void;
  subscribe(topic: string, listener?: (change: Change) => void): AsyncIterableIterator<Change> | (() => void) {
    if (!listener) return this.iterate(topic);
    this.emitter.on(topic, listener);
    return () => void this.emitter.off(topic, listener);
  }

  /** How many listen to a topic now. */
  listeners(topic: string): number {
    return this.emitter.listenerCount(topic);
  }

  /** Not a generator: one that waits for the next change would end, and stop listening, only once there is one. */
  private iterate(topic: string): AsyncIterableIterator<Change> {
    const events = on(this.emitter, topic);
    const over = { done: true, value: undefined } as const;
    const iteration: AsyncIterableIterator<Change> = {
      next: async () => {
        const { done, value } = (await events.next()) as IteratorResult<[Change], undefined>;
        return done ? over : { done: false, value: value[0] };
      },
      return: async () => {
        await events.return?.();
        return over;
      },
      [Symbol.asyncIterator]: () => iteration,
    };
    return iteration;
  }
}
