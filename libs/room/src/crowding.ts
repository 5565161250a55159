import { notAdmitted } from './not-admitted.js';
import type { UnitId } from './read-structs.js';
import type { HeldSpots, Holder, Spot } from './spots.js';

/** New units of one client that follow on each other, with the units between which they go. */
export interface Insertion {
  readonly client: number;
  readonly first: number;
  readonly last: number;
  readonly left: UnitId | null;
  readonly right: UnitId | null;
  readonly spot: Spot;
}

/**
 * Yjs finds the place of new words by going through everything between their neighbours. In an honest update that is
 * what others wrote there meanwhile; made by hand, a few kilobytes keep it busy for minutes. This counts the steps
 * before they are taken. It never counts too few by more than the few-fold, and an honest update has next to none.
 */
export class Crowding {
  private steps = 0;
  private inserted = 0;
  /** What the update put behind a unit. */
  private readonly behind = new Map<number, Map<number, UnitId | null>>();
  /** What the update put first in a list. */
  private readonly firsts = new Map<Holder, Map<string | null, UnitId>>();

  /** `isNew` tells whether the update brings a unit; `endOf` what stands to the right of it in the document. */
  constructor(
    private readonly held: HeldSpots,
    private readonly endOf: (id: UnitId) => UnitId | null | 'held',
  ) {}

  /**
   * Puts something in its place; tells which unit of the document stands to the right of it. Throws when two neighbours
   * of the document are in the wrong order; of new ones that is seen after applying (`standsInOrder`).
   */
  insert(insertion: Insertion, isOnly: boolean): UnitId | null {
    const { left, right, spot } = insertion;
    const rightEnd = right ? this.endOf(right) : 'held';
    const end = rightEnd === 'held' ? right : rightEnd;
    const isLeftNew = left !== null && this.endOf(left) !== 'held';
    // What others wrote behind something new does not hang on it: there Yjs stops at the first of them.
    const between = isLeftNew ? 0 : this.held.itemsBetween(left, end, spot, MOST_STEPS);
    this.steps += between;
    if (isOnly) return this.within(end);
    const known = this.known(left, isLeftNew, spot);
    const isNext = known === undefined ? rightEnd === 'held' : isSame(known, right);
    if (between > 0 || !isNext) this.steps += this.inserted;
    // Where the right neighbour is new and was not written just here, Yjs may pass it by and go on to the end.
    if (!isNext && !isLeftNew && rightEnd !== 'held') {
      this.steps += this.held.itemsBetween(left, null, spot, MOST_STEPS);
    }
    this.note(insertion, known === undefined ? right : known);
    return this.within(end);
  }

  private within(end: UnitId | null): UnitId | null {
    if (this.steps > MOST_STEPS) throw notAdmitted('p3.crowd');
    return end;
  }

  /** What the author had to the right of a unit; undefined where only the document tells. */
  private known(left: UnitId | null, isNew: boolean, { holder, sub }: Spot): UnitId | null | undefined {
    if (!left) return this.firsts.get(holder)?.get(sub);
    const noted = this.behind.get(left.client)?.get(left.clock);
    // Behind the last unit of a struct something was noted when it came; so this is inside one.
    return noted === undefined && isNew ? { client: left.client, clock: left.clock + 1 } : noted;
  }

  private note({ client, first, last, left, spot }: Insertion, right: UnitId | null): void {
    const id = { client, clock: first };
    if (left) entry(this.behind, left.client).set(left.clock, id);
    else entry<Holder, string | null, UnitId>(this.firsts, spot.holder).set(spot.sub, id);
    entry(this.behind, client).set(last, right);
    this.inserted += 1;
  }
}

/** Yjs takes about a quarter of a microsecond for a step. */
const MOST_STEPS = 500_000;

function isSame(one: UnitId | null, other: UnitId | null): boolean {
  return one === other || (one !== null && one.client === other?.client && one.clock === other.clock);
}

function entry<Outer, Inner, Value>(map: Map<Outer, Map<Inner, Value>>, key: Outer): Map<Inner, Value> {
  const known = map.get(key);
  if (known) return known;
  const made = new Map<Inner, Value>();
  map.set(key, made);
  return made;
}
