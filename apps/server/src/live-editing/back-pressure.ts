import type { RoomSession } from './room-session.js';

/** Waiting updates, or bytes in them, from which a room stops listening; it listens again at a quarter. */
const HIGH = { updates: 1_000, bytes: 8 * 1024 * 1024 };

/**
 * Stops listening to the connections of a room while more waits than it can store: the updates stay in the network and
 * in the browsers, which say "Not saved", instead of filling this server's memory.
 */
export class BackPressure {
  private updates = 0;
  private bytes = 0;
  private paused = false;

  constructor(private readonly sessions: () => Iterable<RoomSession>) {}

  /** How many updates wait. */
  get depth(): number {
    return this.updates;
  }

  took(update: Uint8Array): void {
    this.updates += 1;
    this.bytes += update.length;
    if (!this.paused && (this.updates > HIGH.updates || this.bytes > HIGH.bytes)) this.set(true);
  }

  handled(updates: readonly Uint8Array[]): void {
    this.updates -= updates.length;
    for (const { length } of updates) this.bytes -= length;
    if (this.paused && this.updates < HIGH.updates / 4 && this.bytes < HIGH.bytes / 4) this.set(false);
  }

  /** For somebody who comes in meanwhile. */
  entered(session: RoomSession): void {
    if (this.paused) session.listen(false);
  }

  private set(paused: boolean): void {
    this.paused = paused;
    for (const session of this.sessions()) session.listen(!paused);
  }
}
