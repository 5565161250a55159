/** With more in one flush than this, a room waits longer for the next: each costs about the same, whatever is in it. */
const MUCH = 12;

/** How much longer. */
const SLOWER = 2.5;

/**
 * When a room flushes: at once after a rest, then at most once in a while, and in a longer while when much comes; or as
 * soon as very much is waiting (performance 1).
 */
export class FlushPace {
  private last = -Infinity;
  private pauseMs: number;
  private wake: (() => void) | null = null;

  /** With 0 a room flushes whenever it can. */
  constructor(
    private readonly everyMs: number,
    private readonly fullAt: number,
  ) {
    this.pauseMs = everyMs;
  }

  /** Settles when it is time for the next flush. */
  async ready(waiting: () => number): Promise<void> {
    const rest = this.last + this.pauseMs - performance.now();
    if (this.everyMs > 0 && rest > 0 && waiting() < this.fullAt) await this.pause(rest);
    this.pauseMs = waiting() > MUCH ? this.everyMs * SLOWER : this.everyMs;
    this.last = performance.now();
  }

  /** To be called when something new waits. */
  arrived(waiting: number): void {
    if (waiting >= this.fullAt) this.wake?.();
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wake = () => {
        clearTimeout(timer);
        this.wake = null;
        resolve();
      };
    });
  }
}
