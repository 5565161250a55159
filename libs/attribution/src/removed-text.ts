import type * as Y from 'yjs';
import { lettersBeside, nearest, type Meter } from './neighbours.js';
import { PieceIndex } from './piece-index.js';
import { RecentRemovals } from './recent-removals.js';
import { link, linkInRow, RemovedPiece, type RemovedBy } from './removed-piece.js';
import { isLetters, type Letters, type RowChanges } from './row-changes.js';

/** How long after removing something its remover may put it back (P11). */
export const WINDOW_MS = 10 * 60_000;

/** All that was ever removed from a section, oldest first, and what of it each member may still put back. */
export class RemovedText {
  readonly pieces: RemovedPiece[] = [];
  readonly places = new PieceIndex();
  private readonly recent = new Map<string, RecentRemovals>();

  constructor(private readonly meter: Meter) {}

  /** What this member removed and may still put back at this time. */
  ofMember({ by, at, seq }: RemovedBy): RecentRemovals {
    const recent = this.recent.get(by) ?? new RecentRemovals(this.places, this.meter);
    this.recent.set(by, recent);
    recent.forget(at - WINDOW_MS, seq);
    return recent;
  }

  /** Notes what a row removed, each piece joined to what its member removed beside it before. */
  note({ removed, added }: Pick<RowChanges, 'removed' | 'added'>, row: RemovedBy): void {
    if (removed.length === 0) return;
    const recent = this.ofMember(row);
    const noted = removed.map((item) => {
      const piece = new RemovedPiece(item.id, item.content.str, row);
      this.pieces.push(piece);
      this.places.add(piece);
      recent.add(piece);
      return { item, piece };
    });
    const search = { removals: recent, places: this.places, meter: this.meter };
    for (const { item, piece } of noted) {
      const left = removedBeside(item, 'left', search);
      const right = removedBeside(item, 'right', search);
      if (left) link(left, piece);
      if (right) link(piece, right);
    }
    for (const { item, piece } of noted) {
      const next = removedBeside(item, 'right', { ...search, row });
      if (next) linkInRow(piece, next);
    }
    const beside = { meter: this.meter, added: new Set(added) };
    for (const { item, piece } of noted) {
      if (!piece.prev) piece.before = lettersBeside(item, 'left', beside);
      if (!piece.next) piece.after = lettersBeside(item, 'right', beside);
      recent.index(piece);
    }
  }
}

/**
 * What of some removed text stood right beside this, whatever else was removed in between, or was moved away from there.
 * Where a row is given, only what that row removed.
 */
export function removedBeside(
  item: Letters,
  side: 'left' | 'right',
  { removals, places, meter, row }: RemovalSearch,
): RemovedPiece | null {
  const pieceIn = (other: Y.Item): RemovedPiece | null => {
    if (!isLetters(other) || !other.deleted) return null;
    const { client, clock } = other.id;
    const range = { client, clock, length: other.length };
    const piece = side === 'left' ? removals.lastIn(range) : removals.firstIn(range);
    if (!piece || (row && piece.row !== row)) return null;
    return places.lastRemoved({ piece, offset: side === 'left' ? piece.length - 1 : 0 }) && piece;
  };
  const found = nearest(item, side, { meter, isWanted: (other) => pieceIn(other) !== null });
  return found && pieceIn(found);
}

interface RemovalSearch {
  readonly removals: RecentRemovals;
  readonly places: PieceIndex;
  readonly meter: Meter;
  readonly row?: RemovedBy;
}
