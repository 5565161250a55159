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

  publish(topic: string, change: Change): void {
    this.emitter.emit(topic, change);
  }

  /** With a listener: calls it for each change and returns how to stop. Without: an iteration over changes. */
  subscribe(topic: string): AsyncIterableIterator<Change>;
  subscribe(topic: string, listener: (change: Change) => void): () => void;
  subscribe(topic: string, listener?: (change: Change) => void): AsyncIterableIterator<Change> | (() => void) {
    if (!listener) return this.iterate(topic);
    this.emitter.on(topic, listener);
    return () => void this.emitter.off(topic, listener);
  }

  private async *iterate(topic: string): AsyncIterableIterator<Change> {
    for await (const [change] of on(this.emitter, topic)) yield change as Change;
  }
}
