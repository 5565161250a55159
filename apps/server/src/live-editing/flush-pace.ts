/** With more in one flush than this, a room waits longer for the next: each costs about the same, whatever is in it. */
const MUCH = 12;

/** How much longer. */
const SLOWER = 1.3;

/** Rooms that flush within this time are busy together. */
const SPAN_MS = 250;

/** What each busy room adds to the pause of all of them: a server flushes about a thousand times a second at most. */
const PAUSE_PER_ROOM_MS = 1;

/** Nobody waits longer than this for what a busy server does: still well below what a reader notices. */
const LONGEST_MS = 80;

/**
 * The rooms of a busy server flush at the same moments, this far apart. One after the other, with nothing in between, each
 * costs a fraction of what it costs alone: its code is still at hand for the processor.
 */
const TICK_MS = 20;

/** How busy all rooms of a server are together. */
export class ServerPace {
  private from = 0;
  private now = new Set<FlushPace>();
  private before = 0;
  private readonly ticks = new Map<number, Promise<void>>();

  /** How long each room should pause so that all together do not flush too often; 0 while few write. */
  get pauseMs(): number {
    return Math.min(LONGEST_MS, PAUSE_PER_ROOM_MS * Math.max(this.now.size, this.before));
  }

  flushed(room: FlushPace, at: number): void {
    if (at - this.from > SPAN_MS) {
      this.before = at - this.from > 2 * SPAN_MS ? 0 : this.now.size;
      this.now = new Set();
      this.from = at;
    }
    this.now.add(room);
  }

  /** Settles about so many milliseconds from now, for all rooms that wait for about the same time together. */
  tick(ms: number): Promise<void> {
    const now = performance.now();
    const number = Math.max(Math.round((now + ms) / TICK_MS), Math.floor(now / TICK_MS) + 1);
    const known = this.ticks.get(number);
    if (known) return known;
    const tick = new Promise<void>((resolve) => {
      setTimeout(() => (this.ticks.delete(number), resolve()), number * TICK_MS - now);
    });
    this.ticks.set(number, tick);
    return tick;
  }
}

/**
 * When a room flushes (performance 1): at once after a rest; then at most once in a while, and in a longer while when much
 * comes; or as soon as very much is waiting. Where many rooms are busy, each waits the longer the more they are, also after
 * a rest: what comes meanwhile shares the commit and the writes.
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
      const { pauseMs: shared } = this.server;
      const rest = this.last + this.pauseMs - performance.now();
      if (shared > this.pauseMs) await this.pause(this.server.tick(shared));
      else if (rest > 0) await this.pause(new Promise((resolve) => setTimeout(resolve, rest)));
      const much = waiting();
      this.pauseMs = much > MUCH && much < Infinity ? this.everyMs * SLOWER : this.everyMs;
    }
    this.last = performance.now();
    this.server.flushed(this, this.last);
  }

  /** To be called when something new waits. */
  arrived(waiting: number): void {
    if (waiting >= this.fullAt) this.wake?.();
  }

  /** Until then, or until it is woken. */
  private pause(over: Promise<void>): Promise<void> {
    return new Promise((resolve) => {
      this.wake = () => {
        this.wake = null;
        resolve();
      };
      void over.then(this.wake);
    });
  }
}
