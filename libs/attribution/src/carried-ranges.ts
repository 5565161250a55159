import { lastAtOrBefore } from './last-at-or-before.js';

/** How text came to stand where it stands, when somebody put it there who did not write it first. */
export interface Carried {
  readonly how: 'moved' | 'restored';
  /** Membership id of who moved or restored it. */
  readonly by: string;
  /** When, in milliseconds. */
  readonly at: number;
}

/** Characters of one client, next to one another. */
export interface CharacterRange {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
}

/** Characters that were first written as others: where each was born. */
interface CarriedRange extends CharacterRange {
  readonly from: { readonly client: number; readonly clock: number };
  readonly carried: Carried;
}

/** Some characters with where they were born and how they came here. */
export interface Origin extends CharacterRange {
  readonly born: { readonly client: number; readonly clock: number };
  /** Null for what stands where its author wrote it. */
  readonly carried: Carried | null;
}

/** Which characters keep an earlier author. Everything else was born where it stands. */
export class CarriedRanges {
  private readonly clients = new Map<number, { readonly clocks: number[]; readonly ranges: CarriedRange[] }>();

  /** Notes that characters, none of which is carried yet, are these earlier ones; who wrote those goes with them. */
  carry(to: CharacterRange, from: { readonly client: number; readonly clock: number }, carried: Carried): void {
    for (const { born, clock, length } of this.originsOf({ ...from, length: to.length })) {
      this.put({ client: to.client, clock: to.clock + clock - from.clock, length, from: born, carried });
    }
  }

  isCarried(client: number, clock: number): boolean {
    return this.rangeAt(client, clock) !== undefined;
  }

  /** Where each of these characters was born, in their order. */
  originsOf({ client, clock, length }: CharacterRange): Origin[] {
    const known = this.clients.get(client);
    if (!known) return [{ client, clock, length, born: { client, clock }, carried: null }];
    const origins: Origin[] = [];
    const end = clock + length;
    let at = clock;
    for (let index = Math.max(0, lastAtOrBefore(known.clocks, clock)); at < end; index += 1) {
      const range = known.ranges[index];
      if (range && range.clock + range.length <= at) continue;
      const begins = range ? Math.min(range.clock, end) : end;
      if (begins > at)
        origins.push({ client, clock: at, length: begins - at, born: { client, clock: at }, carried: null });
      if (!range || begins === end) break;
      at = Math.max(at, range.clock);
      const stops = Math.min(range.clock + range.length, end);
      const born = { client: range.from.client, clock: range.from.clock + at - range.clock };
      origins.push({ client, clock: at, length: stops - at, born, carried: range.carried });
      at = stops;
    }
    return origins;
  }

  private put(range: CarriedRange): void {
    let known = this.clients.get(range.client);
    if (!known) this.clients.set(range.client, (known = { clocks: [], ranges: [] }));
    const index = lastAtOrBefore(known.clocks, range.clock);
    const before = known.ranges[index];
    if (before && continues(before, range)) {
      known.ranges[index] = { ...before, length: before.length + range.length };
      return;
    }
    // Nearly always at the end: only the last few characters of a client are ever carried late.
    known.clocks.splice(index + 1, 0, range.clock);
    known.ranges.splice(index + 1, 0, range);
  }

  private rangeAt(client: number, clock: number): CarriedRange | undefined {
    const known = this.clients.get(client);
    const range = known?.ranges[lastAtOrBefore(known.clocks, clock)];
    return range && clock < range.clock + range.length ? range : undefined;
  }
}

function continues(before: CarriedRange, { clock, from, carried }: CarriedRange): boolean {
  return (
    before.carried === carried &&
    before.clock + before.length === clock &&
    before.from.client === from.client &&
    before.from.clock + before.length === from.clock
  );
}
