import * as Y from 'yjs';
import type { DeviceStore, UnsentWords } from './device-store.js';
import { wordsFrom } from './unsaved-words.js';

/** What is not stored by then is kept: with a good connection, nearly nothing ever is. */
const KEEP_AFTER_MS = 1_000;

/** What earlier windows left on the device. */
export interface Left {
  /** As lines; empty when nothing was left. */
  readonly words: string;
  /** Whether it can still go into the text; not once that was made anew, or is of another schema (P4). */
  readonly fits: boolean;
}

const NOTHING: Left = { words: '', fits: true };

/**
 * Keeps on the device what this window has typed and the server does not have, while its member wants that, and puts
 * what earlier windows left into the text again (P10). Never the text itself: that is other people's too.
 */
export class UnsentKeeper {
  private store: DeviceStore | null = null;
  private epoch = 0;
  private schemaVersion = 0;
  private left: ReadonlyMap<number, UnsentWords> = new Map();
  private timer: ReturnType<typeof setTimeout> | null = null;
  private isPutIn = false;
  private hasKept = false;

  constructor(
    private readonly doc: Y.Doc,
    /** From which Yjs clock on this window's own words are not known to be stored. */
    private readonly unsavedFrom: () => number,
  ) {}

  /** With null, nothing is kept any more, and what was is deleted. */
  use(store: DeviceStore | null): void {
    const before = this.store;
    this.store = store;
    if (!store) this.cancel();
    if (!store && before) orNothing(before.forgetAll());
  }

  /** Looks what earlier windows left; to be asked when it is known how the text stands. Never rejects. */
  async look({ epoch, schemaVersion }: { epoch: number; schemaVersion: number }): Promise<Left> {
    this.epoch = epoch;
    this.schemaVersion = schemaVersion;
    try {
      const { current = new Map(), older = [] } = (await this.store?.unsent(epoch)) ?? {};
      this.left = current;
      this.hasKept = current.size > 0;
      const all = [...older, ...current.values()];
      const fits = older.length === 0 && all.every((unsent) => unsent.schemaVersion === schemaVersion);
      return { words: linesOf(all), fits };
    } catch {
      return NOTHING;
    }
  }

  /** Puts what was left into the text, which has arrived: from there it is sent like what is typed. */
  putIn(): void {
    if (this.isPutIn) return;
    this.isPutIn = true;
    for (const { update } of this.left.values()) Y.applyUpdate(this.doc, update, this);
  }

  /** Words of earlier windows that are not known to be stored. */
  get words(): string {
    return this.isPutIn ? linesOf([...this.left.values()]) : '';
  }

  /**
   * Whether what was left is in the text: the server can say that it has everything before the text has arrived here, and
   * then it knows nothing of these words.
   */
  private get isInText(): boolean {
    return (this.left.size === 0 || this.isPutIn) && this.doc.store.pendingStructs === null;
  }

  /** To be called after each change that was made here. */
  changed(): void {
    if (!this.store || this.timer) return;
    this.timer = setTimeout(() => {
      this.timer = null;
      this.keep();
    }, KEEP_AFTER_MS);
  }

  /** To be called when the server has everything. */
  saved(): void {
    this.cancel();
    if (!this.hasKept || !this.isInText) return;
    this.hasKept = false;
    const clients = [...this.left.keys(), this.doc.clientID];
    this.left = new Map();
    if (this.store) orNothing(this.store.forget(this.epoch, clients));
  }

  /** Lets go of everything: its member has seen it and goes on without. */
  async discard(): Promise<void> {
    this.cancel();
    this.left = new Map();
    await this.store?.forgetAll().catch(() => undefined);
  }

  /** Stops for good. What is not saved by now stays on the device. */
  stop(): void {
    if (!this.timer) return;
    this.cancel();
    this.keep();
  }

  private keep(): void {
    if (!this.store) return;
    this.hasKept = true;
    const from = this.unsavedFrom();
    const clocks = Y.decodeStateVector(Y.encodeStateVector(this.doc));
    clocks.set(this.doc.clientID, from);
    const update = Y.encodeStateAsUpdate(this.doc, Y.encodeStateVector(clocks));
    const unsent = { update, words: wordsFrom(this.doc, from), schemaVersion: this.schemaVersion };
    orNothing(this.store.keep(this.epoch, this.doc.clientID, unsent));
  }

  private cancel(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
  }
}

function linesOf(unsent: readonly UnsentWords[]): string {
  return unsent
    .map(({ words }) => words)
    .filter((words) => words !== '')
    .join('\n');
}

/** A device that is full, or lets nothing be kept, must not stand in the way of writing. */
function orNothing(work: Promise<void>): void {
  work.catch(() => undefined);
}
