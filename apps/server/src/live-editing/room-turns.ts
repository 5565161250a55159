import { outsideAnyKey } from '../platform/held-key.js';
import { FlushPace } from './flush-pace.js';
import type { RoomOptions } from './room-options.js';
import type { Participant } from './room-session.js';
import type { OwnEdit, SignedOffer } from './room-text.js';

/** What came of an edit that the server made in a member's name. */
export interface Written {
  readonly seq: number;
  readonly refusals: readonly { readonly code: string; readonly because: string }[];
}

/** Where the answer to a write goes. */
export interface Settle {
  readonly resolve: (written: Written) => void;
  readonly reject: (fault: unknown) => void;
}

/** Something for a room to do in its turn. */
export type Turn =
  | { readonly kind: 'step1'; readonly by: Participant; readonly stateVector: Uint8Array }
  | { readonly kind: 'greet'; readonly by: Participant }
  | { readonly kind: 'offer'; readonly by: Participant; readonly offer: SignedOffer; readonly at: number }
  /** An offer that deletes much: its words are counted first, on the text with all before it (P8). */
  | { readonly kind: 'weigh'; readonly by: Participant; readonly offer: SignedOffer; readonly at: number }
  | { readonly kind: 'news' }
  | { readonly kind: 'rest' }
  | { readonly kind: 'write'; readonly own: OwnEdit; readonly settle: Settle };

export type OfferTurn = Extract<Turn, { kind: 'offer' }>;
export type WeighTurn = Extract<Turn, { kind: 'weigh' }>;

/** So many waiting turns are not kept waiting for the next flush. */
const FULL_AT = 64;

/** Most turns in one flush. */
const FLUSH_MOST = 512;

/** What a room does with its turns. None ever rejects. */
export interface TurnWork {
  /** Turns that need not be alone, in the order in which they came. */
  flush(turns: readonly Turn[]): Promise<void>;
  write(turn: Extract<Turn, { kind: 'write' }>): Promise<void>;
  weigh(turn: WeighTurn): Promise<void>;
}

/** Whoever comes in waits for nobody who types. */
function isUrgent({ kind }: Turn): boolean {
  return kind === 'step1' || kind === 'greet';
}

/** The turns of a room, one flush at a time: what comes while one is being stored shares the next. */
export class RoomTurns {
  private readonly waiting: Turn[] = [];
  private readonly pace: FlushPace;
  private working: Promise<void> = Promise.resolve();
  private busy = false;
  private restedAt = performance.now();

  constructor(
    private readonly work: TurnWork,
    { flushEveryMs, serverPace }: Pick<RoomOptions, 'flushEveryMs' | 'serverPace'>,
  ) {
    this.pace = new FlushPace(flushEveryMs, FULL_AT, serverPace);
  }

  /** Milliseconds since there was last something to do; null while there is. */
  get idleMs(): number | null {
    return this.busy ? null : performance.now() - this.restedAt;
  }

  take(turn: Turn): void {
    this.waiting.push(turn);
    this.pace.arrived(isUrgent(turn) ? Infinity : this.waiting.length);
    if (this.busy) return;
    this.busy = true;
    // Whoever sets the turns going, they are everybody's.
    this.working = outsideAnyKey(() => this.run());
  }

  /** Takes what someone sent, and still waits for its turn, out of the line. */
  takeOut(by: Participant): SignedOffer[] {
    const isTheirs = (turn: Turn): turn is Extract<Turn, { kind: 'offer' | 'weigh' }> =>
      (turn.kind === 'offer' || turn.kind === 'weigh') && turn.by === by;
    const theirs = this.waiting.filter(isTheirs);
    const others = this.waiting.filter((turn) => !isTheirs(turn));
    this.waiting.splice(0, this.waiting.length, ...others);
    return theirs.map(({ offer }) => offer);
  }

  /** Settles when nothing waits. */
  settled(): Promise<void> {
    return this.working;
  }

  private async run(): Promise<void> {
    while (this.waiting.length > 0) {
      await this.pace.ready(() => (this.waiting.some(isUrgent) ? Infinity : this.waiting.length));
      const [first] = this.waiting;
      if (first?.kind === 'write') {
        this.waiting.shift();
        await this.work.write(first);
      } else if (first?.kind === 'weigh') {
        this.waiting.shift();
        await this.work.weigh(first);
      } else {
        const alone = this.waiting.findIndex(({ kind }) => kind === 'write' || kind === 'weigh');
        await this.work.flush(this.waiting.splice(0, Math.min(alone === -1 ? FLUSH_MOST : alone, FLUSH_MOST)));
      }
    }
    this.restedAt = performance.now();
    this.busy = false;
  }
}
