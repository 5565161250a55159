import { wordSpans } from '#document';
import type * as Y from 'yjs';
import type { CharacterRange } from './carried-ranges.js';
import { creditedTo, type ContributorKey, type Writer } from './logged-row.js';
import { mostOf } from './most-of.js';
import type { RemovedBy, RemovedPiece } from './removed-piece.js';
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

/** Where removed words are looked up. */
export interface Source {
  readonly doc: Y.Doc;
  readonly creditsOf: (range: CharacterRange) => { readonly writer: Writer; readonly length: number }[];
}

/**
 * Counts removed words by whose they were and who removed them. A word counts as removed when most of it is: cutting an
 * ending off removes none. Words that were put back, or moved, do not count.
 */
export function removedWords(pieces: readonly RemovedPiece[], source: Source): Removal[] {
  const words = pieces.flatMap((piece) => (piece.prev === null ? wordsFrom(piece, source) : []));
  return together(words.sort((a, b) => a.row.at - b.row.at || a.row.seq - b.row.seq));
}

/** Words of one contributor that one row took. */
interface RemovedWords {
  readonly whose: ContributorKey;
  readonly row: RemovedBy;
  readonly words: number;
}

/** Removed texts, piece by piece, of which this removal counts words. */
export function chainsWithWords(pieces: readonly RemovedPiece[], removal: Removal, source: Source): RemovedPiece[][] {
  const { whose, removedBy, from, to } = removal;
  return pieces
    .filter((piece) => piece.prev === null)
    .filter((piece) =>
      wordsFrom(piece, source).some(
        (words) => words.whose === whose && words.row.by === removedBy && words.row.at >= from && words.row.at <= to,
      ),
    )
    .map(chainFrom);
}

function chainFrom(first: RemovedPiece): RemovedPiece[] {
  const chain: RemovedPiece[] = [];
  for (let piece: RemovedPiece | null = first; piece; piece = piece.next) chain.push(piece);
  return chain;
}

/** What was counted before, by the first piece of a text: most of a long history does not change any more. */
const counted = new WeakMap<RemovedPiece, RemovedWords[]>();

function wordsFrom(first: RemovedPiece, source: Source): RemovedWords[] {
  const chain = chainFrom(first);
  const isChanged = chain.some((piece) => piece.isChanged);
  const before = counted.get(first);
  if (before && !isChanged) return before;
  const words = chain.every(({ isAllPut }) => isAllPut) ? [] : count(chain, source);
  for (const piece of chain) piece.isChanged = false;
  counted.set(first, words);
  return words;
}

/** One removed character. */
interface Letter {
  readonly whose: ContributorKey;
  readonly row: RemovedBy;
  readonly isPut: boolean;
}

function count(chain: readonly RemovedPiece[], source: Source): RemovedWords[] {
  const letters = chain.flatMap((piece) => lettersOf(piece, source));
  const before = chain[0]?.before ?? '';
  const texts = chain.map((piece) => piece.text || textIn(source.doc, piece.client, piece.clock, piece.length));
  const spans = wordSpans([before, ...texts, chain.at(-1)?.after ?? ''].join(''));
  const words: RemovedWords[] = [];
  for (const { start, end } of spans) {
    const gone = letters
      .slice(Math.max(0, start - before.length), Math.max(0, end - before.length))
      .filter(({ isPut }) => !isPut);
    if (gone.length * 2 > end - start) words.push(wordOf(gone));
  }
  return addUp(words);
}

function lettersOf(piece: RemovedPiece, { creditsOf }: Source): Letter[] {
  const whose = creditsOf(piece).flatMap(({ writer, length }) => Array.from({ length }, () => creditedTo(writer)));
  return whose.map((by, offset) => ({ whose: by, row: piece.row, isPut: piece.putWhere(offset) !== null }));
}

function wordOf(gone: readonly Letter[]): RemovedWords {
  const rows = gone.map(({ row }) => row);
  const row = rows.reduce((latest, one) => (one.seq > latest.seq ? one : latest));
  return { whose: mostOf(gone.map(({ whose }) => whose)), row, words: 1 };
}

/** By row and contributor: what is kept of a long text that went is short. */
function addUp(words: readonly RemovedWords[]): RemovedWords[] {
  const sums = new Map<string, RemovedWords>();
  for (const { whose, row, words: count } of words) {
    const key = `${row.seq} ${whose}`;
    sums.set(key, { whose, row, words: (sums.get(key)?.words ?? 0) + count });
  }
  return [...sums.values()];
}

/** Adds up what one member took from one contributor, as long as no more than ten minutes pass between two words. */
function together(words: readonly RemovedWords[]): Removal[] {
  const open = new Map<string, Removal>();
  const removals = new Set<Removal>();
  for (const { whose, row, words: count } of words) {
    const { by: removedBy, at, seq } = row;
    const key = `${whose} ${removedBy}`;
    const before = open.get(key);
    const goesOn = before !== undefined && at - before.to <= WINDOW_MS;
    if (goesOn) removals.delete(before);
    const removal = goesOn
      ? { ...before, words: before.words + count, to: at, seq }
      : { whose, removedBy, words: count, from: at, to: at, seq };
    open.set(key, removal);
    removals.add(removal);
  }
  return [...removals].sort((a, b) => a.from - b.from || a.seq - b.seq || (a.whose < b.whose ? -1 : 1));
}
