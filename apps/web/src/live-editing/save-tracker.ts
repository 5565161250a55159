/** Where an update message stands that this connection has sent. */
interface Sent {
  /** Local changes that it and those before it cover. */
  readonly changes: number;
  /** How far this browser's own words reached when it was sent. */
  readonly clock: number;
}

/**
 * Knows what is saved. The server counts the update messages of a connection that are stored (message 100); this counts
 * those sent and what each covers, so "saved" is said only when every change made here is in the database.
 */
export class SaveTracker {
  private changes = 0;
  private stored = 0;
  private storedClock = 0;
  private sent: Sent[] = [];
  /** When each change was made that is not stored, oldest first. */
  private waiting: number[] = [];

  /** For each change that was made here. `at`: in milliseconds from any fixed moment. */
  changed(at: number): void {
    this.changes += 1;
    this.waiting.push(at);
  }

  /** For each update message (a sync step 2 is one) that left. `clock`: Yjs clock of this browser's own words. */
  messageSent(clock: number): void {
    this.sent.push({ changes: this.changes, clock });
  }

  /** For each message 100: so many messages of this connection are stored. */
  acknowledged(count: number): void {
    const last = this.sent[count - 1];
    if (!last) return;
    this.waiting.splice(0, last.changes - this.stored);
    this.stored = Math.max(this.stored, last.changes);
    this.storedClock = Math.max(this.storedClock, last.clock);
  }

  /** A new connection counts from nought; what was stored stays stored. */
  reconnected(): void {
    this.sent = [];
  }

  get isSaved(): boolean {
    return this.stored >= this.changes;
  }

  /** When the oldest change was made that is not stored; null when all are. */
  get unsavedSince(): number | null {
    return this.waiting[0] ?? null;
  }

  /** From this Yjs clock on, this browser's own words are not known to be stored. */
  get unsavedFrom(): number {
    return this.storedClock;
  }
}
