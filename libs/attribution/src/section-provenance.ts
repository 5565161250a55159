import { applyExactly, ROOT } from '#document';
import * as Y from 'yjs';
import { Arrivals } from './arrivals.js';
import { CarriedRanges, type Carried, type CharacterRange, type Origin } from './carried-ranges.js';
import type { LoggedRow, Writer } from './logged-row.js';
import type { Meter } from './neighbours.js';
import { PutBack, type Sought } from './put-back.js';
import type { RemovedBy } from './removed-piece.js';
import { RemovedText } from './removed-text.js';
import { removedWords, type Removal } from './removed-words.js';
import { changesIn } from './row-changes.js';
import { takenOut, type WordsTakenOut } from './taken-out.js';
import { versionText } from './version-text.js';

/** Some characters of one client with who wrote them first, when, and how they came to stand where they are. */
export interface Credit extends CharacterRange {
  readonly writer: Writer;
  /** When the first of them was written, in milliseconds. */
  readonly firstAt: number;
  /** Null for what stands where it was written. */
  readonly carried: Carried | null;
}

/** What a section's provenance is built with. */
export interface ProvenanceSettings {
  /** Whose lease a Yjs client is (P2). */
  readonly leaseOf: (clientId: number) => Writer | undefined;
  /** Whether text that is put back keeps its first author (P11). True, unless someone measures what it does. */
  readonly carryOver?: boolean;
}

/**
 * Who wrote each character of a section, and who removed what, built from its log row by row (P11, RULES.md). One more
 * row costs what the row changes, however long the history is.
 */
export class SectionProvenance {
  /** The text after the last row. To be read only. */
  readonly doc = new Y.Doc({ gc: false });
  private readonly arrivals = new Arrivals();
  private readonly carried = new CarriedRanges();
  private readonly meter: Meter = { steps: 0 };
  private readonly removed = new RemovedText(this.meter);
  private readonly putBack = new PutBack(
    { arrivals: this.arrivals, carried: this.carried, places: this.removed.places },
    this.meter,
  );
  private row: LoggedRow | null = null;
  private lastSeq = 0;

  constructor(private readonly settings: ProvenanceSettings) {
    // Before anything is in it: a root that gets its type later becomes another object.
    this.doc.getXmlFragment(ROOT);
    // Yjs has applied everything then, and has merged nothing yet.
    this.doc.on('beforeObserverCalls', (transaction: Y.Transaction) => this.take(transaction));
  }

  /** Number of the last row taken; 0 before the first. */
  get seq(): number {
    return this.lastSeq;
  }

  /** Steps taken so far: for tests that one more row costs no more than the first ones. */
  get steps(): number {
    return this.meter.steps;
  }

  /** Takes the next row. Throws when it is not later than the last. */
  add(row: LoggedRow): void {
    if (row.seq <= this.lastSeq) throw new Error(`Row ${row.seq} came after row ${this.lastSeq}`);
    this.row = row;
    try {
      applyExactly(this.doc, [row.bytes]);
    } finally {
      this.row = null;
    }
    this.lastSeq = row.seq;
  }

  /**
   * Tells who wrote some characters, in parts that one writer wrote and that came here in one way.
   * Throws when nobody is known to have had the lease: credit is never guessed.
   */
  creditsOf(range: CharacterRange): Credit[] {
    return this.originsOf(range).map(({ born, carried, client, clock, length }) => {
      const writer = this.settings.leaseOf(born.client);
      if (!writer) throw new Error(`Nobody is known to have written as client ${born.client}`);
      const firstAt = this.arrivals.of(born.client, born.clock)?.at ?? 0;
      return { client, clock, length, writer, firstAt, carried };
    });
  }

  /** Where each of these characters was born, in their order. */
  originsOf(range: CharacterRange): Origin[] {
    return this.carried.originsOf(range);
  }

  /** Whose words were removed, by whom and when, oldest first; words that were put back are not among them. */
  removals(): Removal[] {
    return removedWords(this.removed.pieces, { doc: this.doc, creditsOf: (range) => this.creditsOf(range) });
  }

  /** The words of one of these removals, as far as they are not back, and where they would stand now (R8). */
  takenOut(removal: Removal): WordsTakenOut {
    return takenOut(this.removed.pieces, removal, { doc: this.doc, creditsOf: (range) => this.creditsOf(range) });
  }

  private take(transaction: Y.Transaction): void {
    const { row } = this;
    if (!row) return;
    const { added, removed, clients } = changesIn(transaction);
    const by = { by: row.author.membershipId, at: row.at, seq: row.seq };
    for (const { client, clock } of clients) this.arrivals.note(client, clock, by);
    this.removed.note({ removed, added }, by);
    if (this.settings.carryOver === false) return;
    this.putBack.look(added, by, this.sought(row, by));
  }

  private sought({ restores }: LoggedRow, by: RemovedBy): Sought {
    if (typeof restores !== 'number') return { removals: this.removed.ofMember(by), isRestoring: false };
    const { doc, removed, arrivals, meter } = this;
    return { removals: versionText(restores, by, { doc, removed, arrivals, meter }), isRestoring: true };
  }
}
