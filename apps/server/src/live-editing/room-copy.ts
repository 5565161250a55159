import type { SectionId } from '#concordat';
import { applyExactly } from '#document';
import * as Y from 'yjs';
import { replay } from './live-text.js';
import { storedTextOf, type StoredText } from './stored-text.js';
import { LogMovedOn, type LogHead, type LogTail, type UpdateLog } from './update-log.js';

/** Rows since the last stored state after which a new one is kept. */
const KEEP_EVERY = 1_000;

/** So many rows after a stored state are sent to a newcomer one by one; with more, it is worth making a new one. */
const LONG_TAIL = 200;

interface Loaded {
  readonly doc: Y.Doc;
  head: LogHead;
}

/** The text as it lies in the log, without a document: enough for people who come to read. */
interface Resting {
  readonly head: LogHead;
  readonly stored: StoredText;
  readonly tail: readonly Uint8Array[];
}

/**
 * A room's copy of its section's log: a document while people write, bytes while they only come and read, and nothing
 * when nobody has asked for a while (performance 4 and 5). Never more than the log: it can be thrown away at any time.
 */
export class RoomCopy {
  private loaded: Loaded | null = null;
  private loading: Promise<Loaded> | null = null;
  private resting: Resting | null = null;
  /** Of the document at its head; made when somebody asks. */
  private bytes: StoredText | null = null;
  private keptSeq = 0;
  /** Up to where those in the room have been sent the log, or will be with what is in `foreign`. */
  private shown: LogHead | null = null;
  /** What others have stored and those in the room have not been sent. */
  private foreign: Uint8Array[] = [];

  constructor(
    private readonly sectionId: SectionId,
    private readonly log: UpdateLog,
  ) {}

  get isLoaded(): boolean {
    return this.loaded !== null;
  }

  /** Up to where the room has followed the log; null when it has not begun. */
  get head(): LogHead | null {
    return this.shown;
  }

  /** What others have stored since this was last asked: to be sent to everyone, before anything later. */
  takeForeign(): Uint8Array[] {
    return this.foreign.splice(0);
  }

  /** The document; read from the log when there is none. */
  async document(): Promise<Loaded> {
    if (this.loaded) return this.loaded;
    this.loading ??= this.load();
    try {
      return await this.loading;
    } finally {
      this.loading = null;
    }
  }

  /** Notes what has been stored after the document got it. */
  moveTo(head: LogHead): void {
    if (this.loaded) this.loaded.head = head;
    this.shown = head;
    this.bytes = null;
    this.resting = null;
  }

  /** Follows what others have stored. Throws when the text was rebuilt. */
  async catchUp(): Promise<LogTail | null> {
    if (!this.shown) return null;
    const tail = await this.log.since(this.sectionId, this.shown);
    if (tail === 'moved-on') throw new LogMovedOn('epoch');
    const updates = tail.rows.map(({ bytes }) => bytes);
    if (this.loaded) applyExactly(this.loaded.doc, updates);
    this.foreign.push(...updates);
    this.moveTo(headOf(tail));
    return tail;
  }

  /** Tells whether others have stored something that this copy lacks. */
  async isBehind(): Promise<boolean> {
    if (!this.shown) return false;
    const tail = await this.log.since(this.sectionId, this.shown);
    return tail === 'moved-on' || tail.rows.length > 0;
  }

  /** Forgets the text, to be read again from the log when it is needed. */
  drop(): void {
    this.loaded?.doc.destroy();
    this.loaded = null;
    this.resting = null;
    this.bytes = null;
  }

  /** Forgets also what those in the room have been sent: for when all of them are sent away. */
  startAgain(): void {
    this.drop();
    this.shown = null;
    this.foreign = [];
  }

  /** The state vector with which a newcomer is asked what it has. */
  async stateVector(): Promise<Uint8Array> {
    const bytes = this.loaded ? this.bytes : await this.bytesAtHead();
    return bytes ? bytes.stateVector : Y.encodeStateVector((await this.document()).doc);
  }

  /** What someone who has this lacks, as updates, the first for a step 2. */
  async missingFor(stateVector: Uint8Array): Promise<readonly Uint8Array[]> {
    const knowsNothing = stateVector.length <= 1;
    if (this.loaded) {
      return [knowsNothing ? this.ownBytes(this.loaded).state : Y.encodeStateAsUpdate(this.loaded.doc, stateVector)];
    }
    const resting = await this.restingText();
    if (resting && knowsNothing) return [resting.stored.state, ...resting.tail];
    return [Y.encodeStateAsUpdate((await this.document()).doc, stateVector)];
  }

  /** Tells whether an answer is that of someone who has all of the text and nothing else. Needs no document. */
  async isEcho(update: Uint8Array): Promise<boolean> {
    // Where there is a document, asking that is quicker than making its bytes.
    const bytes = this.loaded ? this.bytes : await this.bytesAtHead();
    return bytes !== null && Buffer.compare(bytes.echo, update) === 0;
  }

  /** Keeps a state beside the log when there is much that the last one lacks, or at all when `always`. */
  async keep({ always }: { always: boolean }): Promise<void> {
    if (!this.loaded) return;
    const { head } = this.loaded;
    if (head.seq === this.keptSeq || (!always && head.seq - this.keptSeq < KEEP_EVERY)) return;
    this.keptSeq = head.seq;
    await this.log.keep(this.sectionId, head.epoch, this.ownBytes(this.loaded));
  }

  /** Gives the document back; a state beside the log stands for it. */
  async rest(): Promise<void> {
    await this.keep({ always: true });
    this.drop();
  }

  private async load(): Promise<Loaded> {
    const logged = await this.log.load(this.sectionId);
    const loaded = { doc: await replay(logged), head: headOf(logged) };
    await this.follow(loaded.head);
    this.loaded = loaded;
    this.resting = null;
    this.bytes = null;
    this.keptSeq = logged.stored?.seq ?? 0;
    return loaded;
  }

  /** A log that is read again may have gone on: those in the room have not been sent that. */
  private async follow(head: LogHead): Promise<void> {
    if (this.shown && this.shown.epoch !== head.epoch) throw new LogMovedOn('epoch');
    if (this.shown && this.shown.seq < head.seq) {
      const tail = await this.log.since(this.sectionId, this.shown);
      if (tail === 'moved-on') throw new LogMovedOn('epoch');
      this.foreign.push(...tail.rows.filter(({ seq }) => seq <= head.seq).map(({ bytes }) => bytes));
    }
    this.shown = head;
  }

  /** Null where only a document can tell. */
  private async bytesAtHead(): Promise<StoredText | null> {
    if (this.loaded) return this.ownBytes(this.loaded);
    const resting = await this.restingText();
    return resting?.tail.length === 0 ? resting.stored : null;
  }

  private ownBytes({ doc, head }: Loaded): StoredText {
    this.bytes ??= storedTextOf(doc, head.seq);
    return this.bytes;
  }

  private async restingText(): Promise<Resting | null> {
    if (this.resting) return this.resting;
    const logged = await this.log.load(this.sectionId);
    const { stored, updates } = logged;
    if (!stored || updates.length > LONG_TAIL) return null;
    await this.follow(headOf(logged));
    this.resting = { head: headOf(logged), stored, tail: updates };
    return this.resting;
  }
}

function headOf({ epoch, seq, logHead }: LogHead): LogHead {
  return { epoch, seq, logHead };
}
