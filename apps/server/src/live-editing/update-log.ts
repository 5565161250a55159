import type { Refusal, SectionId } from '#concordat';
import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { rightsHolder, type Author } from './author.js';
import type { StoredText } from './stored-text.js';
import type { Facts } from './writing-facts.js';

/** Where a section's log ends. */
export interface LogHead {
  readonly epoch: number;
  /** Number of the newest row; 0 when nobody has written. */
  readonly seq: number;
  /** Chained hash over the rows up to seq, 64 lower-case hex digits. */
  readonly logHead: string;
}

/** A section's committed text: a stored state, if there is one, and the log's rows after it, oldest first. */
export interface LoggedText extends LogHead {
  readonly stored: StoredText | null;
  readonly updates: readonly Uint8Array[];
}

/** Rows that somebody else has stored. */
export interface LogTail extends LogHead {
  /** Oldest first, from the one after the asked-for to the head. */
  readonly rows: readonly { readonly seq: number; readonly clientIds: readonly number[]; readonly bytes: Uint8Array }[];
}

/** A row that wants to enter the log. */
export interface NewEntry {
  readonly author: Author;
  /** Client ids whose new structs are in the bytes, ascending. */
  readonly clientIds: readonly number[];
  readonly bytes: Uint8Array;
  /** Number of the row whose text these bytes bring back, for attribution (P11, P14); null or left out for any other edit. */
  readonly restores?: number | null;
}

/** What one flush of a room stores, in order of arrival. */
export interface Batch {
  readonly sectionId: SectionId;
  /** The log's head that the entries were made on. */
  readonly on: Pick<LogHead, 'epoch' | 'seq'> & Partial<LogHead>;
  readonly entries: readonly NewEntry[];
  /** What an act does in the same transaction, once its words have their number; a fault or refusal undoes both. */
  readonly alongside?: Alongside;
}

/** Work of an act inside the transaction that stores its words. */
export type Alongside = (tx: EntityManager, seq: number) => Promise<void>;

/** An entry that was not stored because its author may not write (any more). */
export interface RefusedEntry {
  readonly entry: NewEntry;
  readonly refusals: readonly Refusal[];
}

/** What became of a batch. */
export type Appended =
  | {
      readonly outcome: 'stored';
      readonly head: LogHead;
      readonly refused: readonly RefusedEntry[];
      /** Under which facts the rules let the others write, where the log can tell. */
      readonly facts?: Facts;
    }
  /** The log is not where the room thought: another server wrote (`seq`), or the text was rebuilt (`epoch`). */
  | { readonly outcome: 'moved-on'; readonly by: 'seq' | 'epoch' };

/**
 * Port: the only truth about a section's text. `append` stores all entries whose authors may write, in their order,
 * or nothing; a rejected promise means that nobody can tell, and the log must be read again.
 */
export interface UpdateLog {
  load(sectionId: SectionId): Promise<LoggedText>;
  /** What the log holds beyond a row that a room knows; `moved-on` when the text was rebuilt since. */
  since(sectionId: SectionId, known: Pick<LogHead, 'epoch' | 'seq'>): Promise<LogTail | 'moved-on'>;
  append(batch: Batch): Promise<Appended>;
  /** Keeps a state beside the log, so that the next one to load it has less to read. */
  keep(sectionId: SectionId, epoch: number, text: StoredText): Promise<void>;
}

/** Thrown when the log turns out not to be where the room thought, or its section is there no more (`gone`). */
export class LogMovedOn extends Error {
  constructor(readonly by: 'seq' | 'epoch' | 'gone') {
    super(`The log of a section moved on: ${by}.`);
  }
}

/** A row's place in the chain, to be stored with it. */
export interface ChainedEntry {
  readonly entry: NewEntry;
  readonly seq: number;
  readonly sha256: string;
  readonly chain: string;
  readonly at: Date;
}

/** Numbers entries and chains each to the row before it, so that a frozen version names the exact log it came from. */
export function chainEntries(
  { epoch, seq, logHead }: LogHead,
  entries: readonly NewEntry[],
  at: Date,
): { rows: ChainedEntry[]; head: LogHead } {
  const rows: ChainedEntry[] = [];
  let head: LogHead = { epoch, seq, logHead };
  for (const entry of entries) {
    const sha256 = hashOf(entry.bytes);
    const row = { entry, seq: head.seq + 1, sha256, at };
    const chain = chainHash(head, row);
    rows.push({ ...row, chain });
    head = { epoch, seq: row.seq, logHead: chain };
  }
  return { rows, head };
}

function chainHash(previous: LogHead, row: Omit<ChainedEntry, 'chain'>): string {
  const { author, clientIds, restores = null } = row.entry;
  // Canonical JSON (RFC 8785): of such values it is what JSON.stringify writes, with the names in this order.
  return hashOf(
    JSON.stringify({
      at: row.at.toISOString(),
      capacity: author.capacity,
      clientIds,
      epoch: previous.epoch,
      member: author.membershipId,
      onBehalfOf: author.onBehalfOf,
      previous: previous.logHead,
      ...(restores !== null && { restores }),
      seq: row.seq,
      sha256: row.sha256,
    }),
  );
}

function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Splits entries into those whose author may write and those refused, by what `whyNot` says of each rights holder. */
export function partByRights(
  entries: readonly NewEntry[],
  whyNot: (entry: NewEntry, holder: ReturnType<typeof rightsHolder>) => readonly Refusal[],
): { kept: NewEntry[]; refused: RefusedEntry[] } {
  const kept: NewEntry[] = [];
  const refused: RefusedEntry[] = [];
  for (const entry of entries) {
    const refusals = whyNot(entry, rightsHolder(entry.author));
    if (refusals.length > 0) refused.push({ entry, refusals });
    else kept.push(entry);
  }
  return { kept, refused };
}
