import { wordSpans } from '#document';
import type * as Y from 'yjs';
import type { CharacterRange } from './carried-ranges.js';
import { creditedTo, type ContributorKey, type Writer } from './logged-row.js';
import { mostOf } from './most-of.js';
import type { RemovedPiece } from './removed-piece.js';
import { WINDOW_MS } from './removed-text.js';
import { textIn } from './row-changes.js';

/** Words of one contributor that one member removed, in one go or in several within ten minutes of one another. */
export interface Removal {
  readonly whose: ContributorKey;
  /** Membership id. */
  readonly removedBy: string;
  readonly words: number;
  /** When the first and the last of them went, in milliseconds. */
  readonly from: number;
  readonly to: number;
  /** Number of the row that took the last of them. */
  readonly seq: number;
}

interface Source {
  readonly doc: Y.Doc;
  readonly creditsOf: (range: CharacterRange) => { readonly writer: Writer; readonly length: number }[];
}

/**
 * Counts removed words by whose they were and who removed them. A word counts as removed when most of it is: cutting an
 * ending off removes none. Words that were put back, or moved, do not count.
 */
export function removedWords(pieces: readonly RemovedPiece[], source: Source): Removal[] {
  const words = pieces.flatMap((piece) => (piece.prev === null ? wordsFrom(piece, source) : []));
  return together(words.sort((a, b) => a.at - b.at || a.seq - b.seq));
}

interface RemovedWord {
  readonly whose: ContributorKey;
  readonly removedBy: string;
  readonly at: number;
  readonly seq: number;
}

/** What was counted before, by the first piece of a text: most of a long history does not change any more. */
const counted = new WeakMap<RemovedPiece, RemovedWord[]>();

function wordsFrom(first: RemovedPiece, source: Source): RemovedWord[] {
  const chain: RemovedPiece[] = [];
  let isChanged = false;
  for (let piece: RemovedPiece | null = first; piece; piece = piece.next) {
    chain.push(piece);
    isChanged ||= piece.isChanged;
  }
  const before = counted.get(first);
  if (before && !isChanged) return before;
  const words = count(chain, source);
  for (const piece of chain) piece.isChanged = false;
  counted.set(first, words);
  return words;
}

/** One removed character. */
interface Letter {
  readonly whose: ContributorKey;
  readonly piece: RemovedPiece;
  readonly isTaken: boolean;
}

function count(chain: readonly RemovedPiece[], source: Source): RemovedWord[] {
  const letters = chain.flatMap((piece) => lettersOf(piece, source));
  const before = chain[0]?.before ?? '';
  const texts = chain.map((piece) => piece.text || textIn(source.doc, piece.client, piece.clock, piece.length));
  const spans = wordSpans([before, ...texts, chain.at(-1)?.after ?? ''].join(''));
  return spans.flatMap(({ start, end }) => {
    const gone = letters
      .slice(Math.max(0, start - before.length), Math.max(0, end - before.length))
      .filter(({ isTaken }) => !isTaken);
    return gone.length * 2 > end - start ? [wordOf(gone)] : [];
  });
}

function lettersOf(piece: RemovedPiece, { creditsOf }: Source): Letter[] {
  const whose = creditsOf(piece).flatMap(({ writer, length }) => Array.from({ length }, () => creditedTo(writer)));
  return whose.map((by, offset) => ({ whose: by, piece, isTaken: piece.putWhere(offset) !== null }));
}

function wordOf(gone: readonly Letter[]): RemovedWord {
  const rows = gone.map(({ piece }) => piece.row);
  const last = rows.reduce((latest, row) => (row.seq > latest.seq ? row : latest), rows[0] ?? NO_ROW);
  return { whose: mostOf(gone.map(({ whose }) => whose)), removedBy: last.by, at: last.at, seq: last.seq };
}

const NO_ROW = { by: '', at: 0, seq: 0 };

/** Adds up what one member took from one contributor, as long as no more than ten minutes pass between two words. */
function together(words: readonly RemovedWord[]): Removal[] {
  const open = new Map<string, Removal>();
  const removals = new Set<Removal>();
  for (const { whose, removedBy, at, seq } of words) {
    const key = JSON.stringify([whose, removedBy]);
    const before = open.get(key);
    const goesOn = before !== undefined && at - before.to <= WINDOW_MS;
    if (goesOn) removals.delete(before);
    const removal = goesOn
      ? { ...before, words: before.words + 1, to: at, seq }
      : { whose, removedBy, words: 1, from: at, to: at, seq };
    open.set(key, removal);
    removals.add(removal);
  }
  return [...removals].sort((a, b) => a.from - b.from || a.seq - b.seq || (a.whose < b.whose ? -1 : 1));
}
