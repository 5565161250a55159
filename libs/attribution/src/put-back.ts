import type { Arrivals } from './arrivals.js';
import type { Carried, CarriedRanges, CharacterRange } from './carried-ranges.js';
import { visibleBeside, type Meter } from './neighbours.js';
import type { PieceIndex } from './piece-index.js';
import { SHORTEST, type Match, type RecentRemovals } from './recent-removals.js';
import { spotsBeside, type RemovedBy, type RemovedPiece, type Spot } from './removed-piece.js';
import { removedBeside, WINDOW_MS } from './removed-text.js';
import type { Letters } from './row-changes.js';
import { chainsOf, characterAt, standsBeside, stretchOf, type Stretch } from './stretches.js';

/** The two ends of a text that was put back: what is written on at them may be more of it. */
interface Ends {
  first: End;
  last: End;
  /** What is written on at them belongs to the same act. */
  readonly mark: Marks;
}

interface End {
  readonly client: number;
  readonly clock: number;
  readonly spot: Spot;
}

/** How many texts that were put back a member may go on with. */
const MOST_ENDS = 16;

/** Finds removed text in what a row adds, and lets it keep its first author (P11). */
export class PutBack {
  private readonly ends = new Map<string, Ends[]>();

  constructor(
    private readonly known: {
      readonly arrivals: Arrivals;
      readonly carried: CarriedRanges;
      readonly places: PieceIndex;
    },
    private readonly meter: Meter,
  ) {}

  /** Looks for what a row put back among what its member, or for a restored version anybody, removed. */
  look(added: readonly Letters[], row: RemovedBy, { removals, isRestoring }: Sought): void {
    if (added.length === 0 || removals.isEmpty) return;
    const mark = marksOf(row, isRestoring);
    for (const chain of chainsOf(added, this.meter)) {
      const stretch = stretchOf(chain, { most: SHORTEST - 1, mayJoin: this.joiner(row), meter: this.meter });
      this.lookIn(stretch, { row, removals, isRestoring, mark });
    }
  }

  private lookIn(stretch: Stretch, search: Search): void {
    const { text, newFrom, newTo } = stretch;
    const begin = newFrom + this.growRight(stretch, search);
    const end = newTo - this.growLeft(stretch, begin, search);
    const searched = text.slice(0, end === newTo ? text.length : end);
    let at = begin === newFrom ? 0 : begin;
    let loose = begin;
    while (at < end && at + SHORTEST <= searched.length) {
      this.meter.steps += 1;
      const match = trimmed(search.removals.longest(searched, at), text, at);
      if (match && this.isPutBack(stretch, at, match)) {
        this.restoreShort(stretch, { from: loose, to: at }, search);
        this.take(stretch, at, match, search);
        at += match.length;
        loose = at;
      } else {
        at += 1;
      }
    }
    this.restoreShort(stretch, { from: loose, to: end }, search);
  }

  /** A version that is restored is put back to the last character, however few of them were missing in one place. */
  private restoreShort(stretch: Stretch, { from, to }: { from: number; to: number }, search: Search): void {
    if (!search.isRestoring || from >= to) return;
    const { removals } = search;
    const says = stretch.text.slice(from, to);
    const { item } = characterAt(stretch, from);
    const beside = { removals, places: this.known.places, meter: this.meter };
    const right = removedBeside(item, 'right', beside);
    const left = removedBeside(item, 'left', beside);
    const spots = [right && { piece: right, offset: 0 }, left && startOf(left, says.length)];
    const inPlace = spots.find((one) => one !== null && removals.common(one, says, 0) === says.length);
    const spot = inPlace ?? (says === stretch.text ? removals.whole(says) : null);
    if (spot) this.carry(stretch, from, { from: spot, length: says.length }, search);
  }

  /** A text that came in one row may stand anywhere; one that grows by and by has to grow where it was removed. */
  private isPutBack(stretch: Stretch, at: number, { from, length }: Match): boolean {
    const fresh = Math.min(at + length, stretch.newTo) - Math.max(at, stretch.newFrom);
    if (fresh <= 0) return false;
    if (fresh >= SHORTEST) return true;
    const { item, offset } = characterAt(stretch, at);
    const own = new Set<unknown>(stretch.parts.map((part) => part.item));
    const { piece } = from;
    return standsBeside(item, {
      offset,
      isRemoved: ({ id, length: size }) =>
        id.client === piece.client && id.clock < piece.clock + piece.length && id.clock + size > piece.clock,
      isOwn: (other) => own.has(other),
      meter: this.meter,
    });
  }

  /** Goes on with a text that was put back just before these characters; tells how many of them belong to it. */
  private growRight(stretch: Stretch, search: Search): number {
    const { newFrom, newTo, text } = stretch;
    if (newFrom > 0) return 0;
    const first = stretch.parts[0]?.item;
    const before = first ? visibleBeside(first, 'left', this.meter) : null;
    const ends = before && this.endsAt(search.row.by, ({ last }) => isSame(before.lastId, last));
    const own = text.slice(0, newTo);
    const from = ends && search.removals.goesOn(ends.last.spot, own, 0);
    const length = from ? search.removals.common(from, own, 0) : 0;
    if (!ends || !from || length === 0) return 0;
    ends.last = this.carry(stretch, 0, { from, length }, { ...search, mark: ends.mark }).last;
    return length;
  }

  /** The same just after them. */
  private growLeft(stretch: Stretch, begin: number, search: Search): number {
    const { newTo, text } = stretch;
    if (newTo < text.length || begin === newTo) return 0;
    const last = stretch.parts.at(-1)?.item;
    const after = last ? visibleBeside(last, 'right', this.meter) : null;
    const ends = after && this.endsAt(search.row.by, ({ first }) => isSame(after.id, first));
    if (!ends) return 0;
    let length = 0;
    for (let spot: Spot | undefined = ends.first.spot; begin + length < newTo; length += 1) {
      const letter = text[newTo - length - 1] ?? '';
      spot = spotsBeside(spot, 'left').find((one) => search.removals.common(one, letter, 0) === 1);
      if (!spot) break;
      const grown = { from: spot, length: 1 };
      ends.first = this.carry(stretch, newTo - length - 1, grown, { ...search, mark: ends.mark }).first;
    }
    return length;
  }

  private take(stretch: Stretch, at: number, match: Match, search: Search): void {
    const kept = this.ends.get(search.row.by) ?? [];
    kept.push(this.carry(stretch, at, match, search));
    if (kept.length > MOST_ENDS) kept.shift();
    this.ends.set(search.row.by, kept);
  }

  /** Gives characters their first author, as far as item and piece are the same at a time. */
  private carry(stretch: Stretch, at: number, { from, length }: Match, { mark, row, removals }: Search): Ends {
    const says = stretch.text.slice(0, at + length);
    let last = from;
    let done = 0;
    for (let spot: Spot | null = from; done < length && spot;) {
      const { item, offset } = characterAt(stretch, at + done);
      const piece: RemovedPiece = spot.piece;
      const most = Math.min(length - done, item.length - offset, piece.length - spot.offset);
      // Before anything is noted of it: what was put back is not found any more.
      const after: Spot | null = removals.goesOn({ piece, offset: spot.offset + most - 1 }, says, at + done + most);
      const to: CharacterRange = {
        client: item.id.client,
        clock: item.id.clock + offset,
        length: this.settle(spot, item, offset, most),
      };
      const how = piece.row.seq === row.seq ? mark.moved : mark.restored;
      this.known.carried.carry(to, { client: piece.client, clock: piece.clock + spot.offset }, how);
      done += to.length;
      last = { piece, offset: spot.offset + to.length - 1 };
      spot = to.length === most ? after : { piece, offset: last.offset + 1 };
    }
    const idAt = (place: number) => {
      const { item, offset } = characterAt(stretch, place);
      return { client: item.id.client, clock: item.id.clock + offset };
    };
    return { first: { ...idAt(at), spot: from }, last: { ...idAt(at + done - 1), spot: last }, mark };
  }

  /** Notes where characters are now, at the piece that removed them last; tells how many could be noted at once. */
  private settle({ piece, offset }: Spot, item: Letters, from: number, most: number): number {
    let length = 1;
    if (!piece.putWhere(offset)) while (length < most && !piece.putWhere(offset + length)) length += 1;
    const to = { client: item.id.client, clock: item.id.clock + from, length };
    const last = this.known.places.lastRemoved({ piece, offset });
    if (last && last.piece !== piece) last.piece.putBack(last.offset, to);
    piece.putBack(offset, to);
    return length;
  }

  private endsAt(by: string, isAt: (ends: Ends) => boolean): Ends | undefined {
    return this.ends.get(by)?.findLast(isAt);
  }

  /** Only what the same member put there lately, and what is nobody else's already, may go with what they add now. */
  private joiner({ by, at }: RemovedBy): (item: Letters, side: 'left' | 'right', most: number) => number {
    const { arrivals, carried } = this.known;
    return (item, side, most) => {
      let length = 0;
      while (length < most && length < item.length) {
        const clock = item.id.clock + (side === 'left' ? item.length - 1 - length : length);
        const came = arrivals.of(item.id.client, clock);
        this.meter.steps += 1;
        if (!came || came.by !== by || at - came.at > WINDOW_MS || carried.isCarried(item.id.client, clock)) break;
        length += 1;
      }
      return length;
    };
  }
}

/** Among what text that was put back is looked for. */
export interface Sought {
  readonly removals: RecentRemovals;
  /** For a row that puts an earlier text back as it was (P14). */
  readonly isRestoring: boolean;
}

interface Search extends Sought {
  readonly row: RemovedBy;
  readonly mark: Marks;
}

interface Marks {
  readonly moved: Carried;
  readonly restored: Carried;
}

/** One object for all that a row carries in one way, so that it is known again as one act. */
function marksOf({ by, at }: RemovedBy, isRestoring: boolean): Marks {
  const restored: Carried = { how: 'restored', by, at };
  return { moved: isRestoring ? restored : { how: 'moved', by, at }, restored };
}

/** Where text of this length begins that ends with a piece; null when what was removed before it is shorter. */
function startOf(last: RemovedPiece, length: number): Spot | null {
  let spot: Spot | null = { piece: last, offset: last.length - 1 };
  for (let back = 1; back < length && spot; back += 1) spot = spotsBeside(spot, 'left').at(-1) ?? null;
  return spot;
}

/** No character of two units is cut in half. */
function trimmed(match: Match | null, text: string, at: number): Match | null {
  if (!match) return null;
  const end = at + match.length;
  const length = isPair(text, end - 1) ? match.length - 1 : match.length;
  return length < SHORTEST || isPair(text, at - 1) ? null : { ...match, length };
}

function isPair(text: string, at: number): boolean {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text.slice(Math.max(0, at), at + 2));
}

function isSame(one: { client: number; clock: number }, other: { client: number; clock: number }): boolean {
  return one.client === other.client && one.clock === other.clock;
}
