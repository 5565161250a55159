import { Crowding } from './crowding.js';
import { UPDATE_LIMITS } from './limits.js';
import { notAdmitted } from './not-admitted.js';
import type { Struct, UnitId } from './read-structs.js';
import { checkContent, holderMadeBy, type HeldSpots, type Holder, type Spot } from './spots.js';

/** A struct of the update with its place. */
export interface PlacedStruct {
  readonly struct: Struct;
  readonly spot: Spot;
  readonly makes: Holder | null;
  /** What stands to the right of it in the document; null at the end of a list. */
  readonly end: UnitId | null;
}

/** What one client adds. */
interface Line {
  readonly structs: Struct[];
  readonly placed: PlacedStruct[];
  /** Up to where this client's writing would be there. */
  state: number;
  /** True while it waits for another line, so that a circle shows. */
  waits: boolean;
}

/**
 * The structs of one update that the document does not hold, each in its place (RULES.md, P3). They are placed in the
 * order in which the document could take them: what a struct hangs on is there before it, so none is left over.
 */
export class NewStructs {
  private readonly lines = new Map<number, Line>();
  private readonly crowding: Crowding;
  private added = 0;

  constructor(
    private readonly held: HeldSpots,
    private readonly allowedClients: ReadonlySet<number>,
  ) {
    this.crowding = new Crowding(held, (id) => {
      const placed = this.placedAt(id);
      return placed ? placed.end : 'held';
    });
  }

  /** How many there are. */
  get count(): number {
    return this.added;
  }

  /** Hears the next struct of the update. What the document holds is passed over, whoever sends it. */
  hear(struct: Struct): void {
    const { client, clock, length } = struct;
    const state = this.held.stateOf(client);
    if (clock < state) this.checkKnown(struct);
    if (clock + length <= state) return;
    if (!this.allowedClients.has(client)) throw notAdmitted('p3.client');
    if ((this.added += 1) > UPDATE_LIMITS.count) throw notAdmitted('p3.count');
    const line = this.lines.get(client);
    if (line) return void line.structs.push(struct);
    if (clock > state) throw notAdmitted('p3.gap');
    this.lines.set(client, { structs: [struct], placed: [], state, waits: false });
  }

  /** Places everything that was heard, or throws what stands in the way. */
  place(): void {
    for (const line of this.lines.values()) this.placeLine(line);
  }

  /** Up to where a client's writing is there, counting what is placed. */
  stateOf(client: number): number {
    return this.lines.get(client)?.state ?? this.held.stateOf(client);
  }

  /** The struct of the update that has this unit; null where the document has it. */
  placedAt({ client, clock }: UnitId): PlacedStruct | null {
    if (clock < this.held.stateOf(client)) return null;
    const placed = this.lines.get(client)?.placed ?? [];
    let low = 0;
    let high = placed.length - 1;
    while (low < high) {
      // Most structs hang on the one just before them.
      const middle = high === placed.length - 1 ? high : Math.ceil((low + high) / 2);
      if ((placed[middle]?.struct.clock ?? 0) <= clock) low = middle;
      else high = middle - 1;
    }
    return placed[low] ?? null;
  }

  /** Yjs looks at what a struct hangs on before it sees that it holds it already. */
  private checkKnown({ origin, rightOrigin, parent }: Struct): void {
    for (const id of [origin, rightOrigin, parent]) {
      if (isUnit(id) && id.clock >= this.held.stateOf(id.client)) throw notAdmitted('p3.origin');
    }
  }

  /** Goes from a struct that has to wait to the line it waits for, and back, as Yjs does. */
  private placeLine(first: Line): void {
    const waiting = [first];
    for (let line = waiting.at(-1); line; line = waiting.at(-1)) {
      const struct = line.structs[line.placed.length];
      const wanted = struct && this.missingFor(struct);
      if (wanted) {
        line.waits = true;
        waiting.push(this.lineThatBrings(wanted));
        continue;
      }
      line.waits = false;
      if (struct) this.placeOne(line, struct);
      // Someone may be waiting for this one; the first of all is to be placed to its end.
      if (!struct || line !== first) waiting.pop();
    }
  }

  private missingFor({ origin, rightOrigin, parent }: Struct): UnitId | null {
    if (origin && !this.has(origin)) return origin;
    if (rightOrigin && !this.has(rightOrigin)) return rightOrigin;
    return isUnit(parent) && !this.has(parent) ? parent : null;
  }

  private has({ client, clock }: UnitId): boolean {
    return clock < this.stateOf(client);
  }

  private lineThatBrings({ client, clock }: UnitId): Line {
    const line = this.lines.get(client);
    const last = line?.structs.at(-1);
    if (!line || !last || line.waits || clock >= last.clock + last.length) throw notAdmitted('p3.origin');
    return line;
  }

  private placeOne(line: Line, struct: Struct): void {
    const spot = this.spotFor(struct);
    checkContent(struct, spot);
    const { client, clock, length, origin, rightOrigin } = struct;
    const isKnownInPart = clock < line.state;
    const left = isKnownInPart ? { client, clock: line.state - 1 } : origin;
    // The document holds the beginning of this struct: the rest has to go where that stands.
    if (isKnownInPart && left && !isSame(this.held.spotAt(left), spot)) throw notAdmitted('p3.origin');
    const insertion = { client, first: line.state, last: clock + length - 1, left, right: rightOrigin, spot };
    const end = this.crowding.insert(insertion, this.added === 1);
    line.placed.push({ struct, spot, makes: holderMadeBy(struct, spot), end });
    line.state = clock + length;
  }

  private spotFor({ origin, rightOrigin, parent, sub }: Struct): Spot {
    if (parent === 'root') return this.held.inRoot(sub);
    if (parent) return this.inside(parent, sub);
    const left = origin && this.spotAt(origin);
    const right = rightOrigin && this.spotAt(rightOrigin);
    if (left && right && !isSame(left, right)) throw notAdmitted('p3.origin');
    const spot = left ?? right;
    if (!spot) throw notAdmitted('p3.origin');
    return spot;
  }

  private spotAt(id: UnitId): Spot {
    return this.placedAt(id)?.spot ?? this.held.spotAt(id);
  }

  private inside(id: UnitId, sub: string | null): Spot {
    const placed = this.placedAt(id);
    if (!placed) return this.held.inside(id, sub);
    if (!placed.makes) throw notAdmitted('p3.content');
    return { holder: placed.makes, sub };
  }
}

function isUnit(parent: UnitId | 'root' | null): parent is UnitId {
  return parent !== null && parent !== 'root';
}

function isSame(one: Spot, other: Spot): boolean {
  return one.holder === other.holder && one.sub === other.sub;
}
