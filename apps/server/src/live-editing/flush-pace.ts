/** With more in one flush than this, a room waits longer for the next: each costs about the same, whatever is in it. */
const MUCH = 12;

/** How much longer. */
const SLOWER = 1.8;

/** Flushes of all rooms in a tenth of a second from which the server counts as busy. */
const BUSY = 40;
const SPAN_MS = 100;

/** How busy all rooms of a server are together. */
export class ServerPace {
  private from = 0;
  private now = 0;
  private before = 0;

  get isBusy(): boolean {
    return Math.max(this.now, this.before) > BUSY;
  }

  flushed(at: number): void {
    if (at - this.from > SPAN_MS) {
      this.before = at - this.from > 2 * SPAN_MS ? 0 : this.now;
      this.now = 0;
      this.from = at;
    }
    this.now += 1;
  }
}

/**
 * When a room flushes (performance 1): at once after a rest; then at most once in a while, and in a longer while when much
 * comes; or as soon as very much is waiting. While many rooms have something to flush, each waits the longer while also
 * after a rest: what comes meanwhile shares the commit and the writes.
 */
export class FlushPace {
  private last = -Infinity;
  private pauseMs: number;
  private wake: (() => void) | null = null;

  /** With 0 a room flushes whenever it can. */
  constructor(
    private readonly everyMs: number,
    private readonly fullAt: number,
    private readonly server = new ServerPace(),
  ) {
    this.pauseMs = everyMs;
  }

  /** Settles when it is time for the next flush; at once where endlessly much waits. */
  async ready(waiting: () => number): Promise<void> {
    if (this.everyMs > 0 && waiting() < this.fullAt) {
      const longer = this.everyMs * SLOWER;
      const rest = this.server.isBusy ? longer : this.last + this.pauseMs - performance.now();
      if (rest > 0) await this.pause(rest);
      const much = waiting();
      this.pauseMs = much > MUCH && much < Infinity ? longer : this.everyMs;
    }
    this.last = performance.now();
    this.server.flushed(this.last);
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
