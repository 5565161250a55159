import type { CharacterRange } from './carried-ranges.js';

/** The row that removed something. */
export interface RemovedBy {
  /** Membership id. */
  readonly by: string;
  readonly at: number;
  readonly seq: number;
}

/** Where some characters of a piece were put. */
interface PutWhere {
  readonly offset: number;
  readonly length: number;
  readonly client: number;
  readonly clock: number;
}

/** Characters that one row removed from one item. Text that was removed in several goes hangs together by its links. */
export class RemovedPiece implements CharacterRange {
  /** What stood before and after it in its text, of what the same member removed. */
  prev: RemovedPiece | null = null;
  next: RemovedPiece | null = null;
  /** What stood before and after it of what the same row removed, where older removals lie between. */
  rowPrev: RemovedPiece | null = null;
  rowNext: RemovedPiece | null = null;
  /** The rest of the word that it was cut out of; only where no removed piece stands. */
  before = '';
  after = '';
  /** Set when what counts as removed may have changed. */
  isChanged = true;
  /** What it says; empty while it is not looked for, since the document has it. */
  text: string;
  readonly length: number;
  private put: PutWhere[] | null = null;

  /** A piece that stands for a part of another leaves it to that one to know what was put back. */
  constructor(
    { client, clock }: { readonly client: number; readonly clock: number },
    text: string,
    readonly row: RemovedBy,
    private readonly partOf: { readonly piece: RemovedPiece; readonly from: number } | null = null,
  ) {
    this.client = client;
    this.clock = clock;
    this.text = text;
    this.length = text.length;
  }

  readonly client: number;
  readonly clock: number;

  /** Where this character was put last; null when it never was. It may have been removed from there again. */
  putWhere(offset: number): { readonly client: number; readonly clock: number } | null {
    if (this.partOf) return this.partOf.piece.putWhere(this.partOf.from + offset);
    const where = this.put?.findLast((one) => one.offset <= offset && offset < one.offset + one.length);
    return where ? { client: where.client, clock: where.clock + offset - where.offset } : null;
  }

  /** Notes that characters were put somewhere: they do not count as removed by this row any more. */
  putBack(offset: number, to: CharacterRange): void {
    if (this.partOf) return this.partOf.piece.putBack(this.partOf.from + offset, to);
    const { client, clock, length } = to;
    this.isChanged = true;
    this.put ??= [];
    const last = this.put.at(-1);
    if (last && last.client === client && isNext(last, offset, clock)) {
      this.put[this.put.length - 1] = { ...last, length: last.length + length };
    } else {
      this.put.push({ offset, length, client, clock });
    }
  }

  /** Tells at once, of most pieces of which it is so, that all of it was put back together. */
  get isAllPut(): boolean {
    return this.put?.some(({ length }) => length === this.length) ?? false;
  }
}

/** A character of a removed text. */
export interface Spot {
  readonly piece: RemovedPiece;
  readonly offset: number;
}

/** The characters that may come after or before this one in the removed text, those of the same row first. */
export function spotsBeside({ piece, offset }: Spot, side: 'left' | 'right'): Spot[] {
  if (side === 'right') {
    if (offset + 1 < piece.length) return [{ piece, offset: offset + 1 }];
    return [piece.rowNext, piece.next].flatMap((next) => (next ? [{ piece: next, offset: 0 }] : []));
  }
  if (offset > 0) return [{ piece, offset: offset - 1 }];
  return [piece.rowPrev, piece.prev].flatMap((prev) => (prev ? [{ piece: prev, offset: prev.length - 1 }] : []));
}

/** Joins two pieces that stood side by side; whatever they were joined to there before is let go. */
export function link(left: RemovedPiece, right: RemovedPiece): void {
  if (left.next === right) return;
  if (left.next) left.next.prev = null;
  if (right.prev) right.prev.next = null;
  left.next = right;
  right.prev = left;
  left.isChanged = true;
  right.isChanged = true;
}

/** Joins two pieces that one row removed side by side, past what was removed between them before. */
export function linkInRow(left: RemovedPiece, right: RemovedPiece): void {
  if (left.next === right) return;
  left.rowNext = right;
  right.rowPrev = left;
}

function isNext(last: PutWhere, offset: number, clock: number): boolean {
  return last.offset + last.length === offset && last.clock + last.length === clock;
}
