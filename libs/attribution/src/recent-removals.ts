import type { CharacterRange } from './carried-ranges.js';
import { lastAtOrBefore } from './last-at-or-before.js';
import type { Meter } from './neighbours.js';
import type { PieceIndex } from './piece-index.js';
import { spotsBeside, type RemovedPiece, type Spot } from './removed-piece.js';

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
  private readonly wholes = new Map<string, Spot[]>();

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
    for (let offset = 0; offset < piece.length; offset += 1) this.note({ piece, offset });
    let spot: Spot | undefined = { piece, offset: 0 };
    for (let back = 1; back < SHORTEST; back += 1) {
      // What the same row removed before it is indexed by itself.
      spot = spotsBeside(spot, 'left').at(-1);
      if (!spot || (spot.piece !== piece && spot.piece.row === piece.row)) break;
      this.note(spot);
    }
    if (this.spotCount > 2 * this.characters + 4096) this.indexAgain();
  }

  /** Makes a short text findable that was removed as a whole, such as a heading of one word; from its first piece. */
  indexWhole(first: RemovedPiece): void {
    let says = '';
    for (let piece: RemovedPiece | null = first; piece && says.length < SHORTEST; piece = piece.next)
      says += piece.text;
    if (says.length < SHORTEST) this.wholes.set(says, [...(this.wholes.get(says) ?? []), { piece: first, offset: 0 }]);
  }

  /** A short text that was removed as a whole and says this. */
  whole(says: string): Spot | null {
    return this.wholes.get(says)?.find((spot) => this.common(spot, says, 0) === says.length) ?? null;
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
  common(spot: Spot, text: string, from: number): number {
    let length = 0;
    let here: Spot | null = this.saysAt(spot, text, from) ? spot : null;
    while (here) {
      length += 1;
      here = this.goesOn(here, text, from + length);
    }
    this.meter.steps += length;
    return length;
  }

  /** The next character of a removed text, where it is also the next one of this text. */
  goesOn(spot: Spot, text: string, at: number): Spot | null {
    return spotsBeside(spot, 'right').find((next) => this.saysAt(next, text, at)) ?? null;
  }

  private saysAt({ piece, offset }: Spot, text: string, at: number): boolean {
    if (at >= text.length || piece.text.charCodeAt(offset) !== text.charCodeAt(at)) return false;
    return this.live.has(piece) && this.places.lastRemoved({ piece, offset }) !== null;
  }

  private note(spot: Spot): void {
    this.meter.steps += 1;
    for (const says of textsFrom(spot, SHORTEST)) {
      this.spotCount += 1;
      const spots = this.spots.get(says);
      if (!spots) this.spots.set(says, [spot]);
      else if (spots.push(spot) > MOST_ALIKE) spots.shift();
    }
  }

  /** What was let go stays in the index until so much has gathered that doing it all again costs nothing more. */
  private indexAgain(): void {
    this.spots = new Map();
    this.spotCount = 0;
    for (const piece of this.live)
      for (let offset = 0; offset < piece.length; offset += 1) this.note({ piece, offset });
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

/** What a removed text says from here on in each way of reading it: with what was removed before, and without. */
function textsFrom({ piece, offset }: Spot, length: number): string[] {
  const says = piece.text.slice(offset, offset + length);
  if (says.length === length) return [says];
  return [piece.rowNext, piece.next].flatMap((next) =>
    next ? textsFrom({ piece: next, offset: 0 }, length - says.length).map((rest) => says + rest) : [],
  );
}
