import * as Y from 'yjs';
import type { Arrivals } from './arrivals.js';
import { firstWhere } from './last-at-or-before.js';
import type { Meter } from './neighbours.js';
import { RecentRemovals } from './recent-removals.js';
import { link, RemovedPiece, type RemovedBy } from './removed-piece.js';
import type { RemovedText } from './removed-text.js';
import { isLetters, type Letters } from './row-changes.js';

/** What is needed to know what an earlier text said. */
interface History {
  readonly doc: Y.Doc;
  readonly removed: RemovedText;
  readonly arrivals: Arrivals;
  readonly meter: Meter;
}

/**
 * What stood there after an earlier row and has been removed since, by anybody, as it stood then: for a row that puts
 * that text back (P14). The work is that of going through the paragraphs from which something was removed since.
 */
export function versionText(seq: number, row: RemovedBy, history: History): RecentRemovals {
  const removals = new RecentRemovals(history.removed.places, history.meter);
  const pieces = textsChangedSince(seq, history).flatMap((text) => stoodIn(text, { seq, row, history }));
  for (const piece of pieces) removals.add(piece);
  for (const piece of pieces) removals.index(piece);
  for (const piece of pieces) if (piece.prev === null) removals.indexWhole(piece);
  return removals;
}

function textsChangedSince(seq: number, { doc, removed: { pieces } }: History): Y.AbstractType<unknown>[] {
  const first = firstWhere(pieces.length, (index) => (pieces[index]?.row.seq ?? 0) > seq);
  const texts = pieces.slice(first).flatMap(({ client, clock }) => {
    const structs = doc.store.clients.get(client) ?? [];
    const item = structs[Y.findIndexSS(structs, clock)];
    const text = item instanceof Y.Item ? item.parent : null;
    return text instanceof Y.AbstractType ? [text] : [];
  });
  return [...new Set(texts)];
}

interface Asked {
  readonly seq: number;
  readonly row: RemovedBy;
  readonly history: History;
}

/** Pieces of one text, joined where nothing of that time stands between them. */
function stoodIn(text: Y.AbstractType<unknown>, { seq, row, history }: Asked): RemovedPiece[] {
  const { arrivals, meter } = history;
  const pieces: RemovedPiece[] = [];
  let open: RemovedPiece | null = null;
  for (let item = text._start; item !== null; item = item.right) {
    meter.steps += 1;
    if (!isLetters(item)) continue;
    const { client, clock } = item.id;
    if (!item.deleted && arrivals.cameBy(seq, { client, clock, length: 1 }) > 0) open = null;
    if (!item.deleted) continue;
    for (const piece of removedIn(item, { seq, row, history })) {
      if (open) link(open, piece);
      open = piece;
      pieces.push(piece);
    }
  }
  return pieces;
}

function removedIn(item: Letters, { seq, row, history }: Asked): RemovedPiece[] {
  const { removed, arrivals } = history;
  const { client } = item.id;
  const end = item.id.clock + item.length;
  const pieces: RemovedPiece[] = [];
  for (let clock = item.id.clock; clock < end;) {
    const piece = removed.places.at(client, clock);
    // What was written and removed within one row is in no piece.
    const next = piece ? Math.min(piece.clock + piece.length, end) : clock + 1;
    const stood = piece && piece.row.seq > seq ? arrivals.cameBy(seq, { client, clock, length: next - clock }) : 0;
    if (piece && stood > 0) {
      const says = item.content.str.slice(clock - item.id.clock, clock - item.id.clock + stood);
      pieces.push(new RemovedPiece({ client, clock }, says, row, { piece, from: clock - piece.clock }));
    }
    clock = next;
  }
  return pieces;
}
