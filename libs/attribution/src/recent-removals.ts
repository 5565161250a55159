import type { CharacterRange } from './carried-ranges.js';
import { lastAtOrBefore } from './last-at-or-before.js';
import type { Meter } from './neighbours.js';
import type { PieceIndex } from './piece-index.js';
import type { RemovedPiece, Spot } from './removed-piece.js';

/** The shortest text that keeps its author when it is put back, in UTF-16 units (P11). */
export const SHORTEST = 8;

/** A removed text that says the same as an inserted one, from here on. */
export interface Match {
  readonly from: Spot;
  readonly length: number;
}

/**
 * Removed text that may still be put back, found by what it says. It holds a bounded amount: what does not fit any
 * more, or is too old, is let go, oldest first.
 */
export class RecentRemovals {
  private readonly pieces: RemovedPiece[] = [];
  private oldest = 0;
  private characters = 0;
  private readonly clients = new Map<number, { readonly clocks: number[]; readonly pieces: RemovedPiece[] }>();
  private readonly live = new Set<RemovedPiece>();
  private spots = new Map<string, Spot[]>();
  private spotCount = 0;

  constructor(
    private readonly places: PieceIndex,
    private readonly meter: Meter,
  ) {}

  get isEmpty(): boolean {
    return this.live.size === 0;
  }

  /** Tells whether a piece can still be put back. */
  holds(piece: RemovedPiece): boolean {
    return this.live.has(piece);
  }

  /** Takes a piece in. It can be found by its place at once, and by what it says once it is indexed. */
  add(piece: RemovedPiece): void {
    this.pieces.push(piece);
    this.live.add(piece);
    this.characters += piece.length;
    let known = this.clients.get(piece.client);
    if (!known) this.clients.set(piece.client, (known = { clocks: [], pieces: [] }));
    const index = lastAtOrBefore(known.clocks, piece.clock) + 1;
    known.clocks.splice(index, 0, piece.clock);
    known.pieces.splice(index, 0, piece);
  }

  /** Lets go of what was removed before this time, and of the oldest where it is too much; never of this row's. */
  forget(before: number, seq: number): void {
    for (; this.oldest < this.pieces.length; this.oldest += 1) {
      const piece = this.pieces[this.oldest];
      if (!piece || piece.row.seq === seq) break;
      if (piece.row.at >= before && this.characters <= MOST_CHARACTERS) break;
      this.letGo(piece);
    }
    if (this.oldest > 1024 && this.oldest * 2 > this.pieces.length) {
      this.pieces.splice(0, this.oldest);
      this.oldest = 0;
    }
  }

  /** The last piece among these characters of a client; null when none of them is here. */
  lastIn({ client, clock, length }: CharacterRange): RemovedPiece | null {
    const known = this.clients.get(client);
    const piece = known?.pieces[lastAtOrBefore(known.clocks, clock + length - 1)];
    return piece && piece.clock + piece.length > clock ? piece : null;
  }

  /** The first piece among these characters of a client. */
  firstIn({ client, clock, length }: CharacterRange): RemovedPiece | null {
    const known = this.clients.get(client);
    if (!known) return null;
    const index = lastAtOrBefore(known.clocks, clock);
    const here = known.pieces[index];
    if (here && here.clock + here.length > clock) return here;
    const next = known.pieces[index + 1];
    return next && next.clock < clock + length ? next : null;
  }

  /** Makes a piece, and what an earlier row removed before it, findable by what they say. Once all are linked. */
  index(piece: RemovedPiece): void {
    let first: RemovedPiece = piece;
    let missing = SHORTEST - 1;
    while (first.prev && first.prev.row !== piece.row && missing > 0) {
      first = first.prev;
      missing -= first.length;
    }
    const skipped = first === piece ? 0 : Math.max(0, -missing);
    this.indexFrom(first, skipped, piece);
    if (this.spotCount > 2 * this.characters + 4096) this.indexAgain();
  }

  /** The longest removed text that goes on as this text does from here, the newest of equals; null when none does. */
  longest(text: string, from: number): Match | null {
    const spots = this.spots.get(text.slice(from, from + SHORTEST));
    if (!spots) return null;
    let best: Match | null = null;
    for (let index = spots.length - 1; index >= 0; index -= 1) {
      const spot = spots[index];
      if (!spot || !this.live.has(spot.piece)) continue;
      const length = this.common(spot, text, from);
      if (length >= SHORTEST && length > (best?.length ?? 0)) best = { from: spot, length };
    }
    return best;
  }

  /** How far a removed text and this text say the same, of what is nowhere now. */
  common({ piece, offset }: Spot, text: string, from: number): number {
    let length = 0;
    let here: RemovedPiece | null = piece;
    let at = offset;
    while (here && this.live.has(here) && from + length < text.length) {
      if (here.text.charCodeAt(at) !== text.charCodeAt(from + length)) break;
      if (!this.places.lastRemoved({ piece: here, offset: at })) break;
      length += 1;
      at += 1;
      if (at === here.length) [here, at] = [here.next, 0];
    }
    this.meter.steps += length;
    return length;
  }

  private indexFrom(first: RemovedPiece, skipped: number, last: RemovedPiece): void {
    for (let piece: RemovedPiece | null = first; piece; piece = piece.next) {
      for (let offset = piece === first ? skipped : 0; offset < piece.length; offset += 1) this.note({ piece, offset });
      if (piece === last) return;
    }
  }

  private note(spot: Spot): void {
    const says = textFrom(spot, SHORTEST);
    this.meter.steps += 1;
    if (says.length < SHORTEST) return;
    this.spotCount += 1;
    const spots = this.spots.get(says);
    if (!spots) this.spots.set(says, [spot]);
    else if (spots.push(spot) > MOST_ALIKE) spots.shift();
  }

  /** What was let go stays in the index until so much has gathered that doing it all again costs nothing more. */
  private indexAgain(): void {
    this.spots = new Map();
    this.spotCount = 0;
    for (const piece of this.live) this.indexFrom(piece, 0, piece);
  }

  private letGo(piece: RemovedPiece): void {
    this.live.delete(piece);
    this.characters -= piece.length;
    piece.text = '';
    const known = this.clients.get(piece.client);
    const index = known ? known.pieces.indexOf(piece, Math.max(0, lastAtOrBefore(known.clocks, piece.clock))) : -1;
    if (!known || index === -1) return;
    known.clocks.splice(index, 1);
    known.pieces.splice(index, 1);
    if (known.pieces.length === 0) this.clients.delete(piece.client);
  }
}

/** Enough for a whole section that is cut and put back. */
const MOST_CHARACTERS = 262_144;

/** Text that says the same over and over is looked at in the newest of its places only. */
const MOST_ALIKE = 16;

function textFrom({ piece, offset }: Spot, length: number): string {
  let text = piece.text.slice(offset, offset + length);
  for (let next = piece.next; next && text.length < length; next = next.next) {
    text += next.text.slice(0, length - text.length);
  }
  return text;
}
