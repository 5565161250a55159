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

/**
 * What one client has of carried characters, one range an index, by clock. Numbers side by side: of a long history
 * there are more ranges than rows.
 */
interface ClientRanges {
  readonly clocks: number[];
  readonly lengths: number[];
  readonly bornClients: number[];
  readonly bornClocks: number[];
  readonly carried: Carried[];
}

/** Some characters with where they were born and how they came here. */
export interface Origin extends CharacterRange {
  readonly born: { readonly client: number; readonly clock: number };
  /** Null for what stands where its author wrote it. */
  readonly carried: Carried | null;
}

/** Which characters keep an earlier author. Everything else was born where it stands. */
export class CarriedRanges {
  private readonly clients = new Map<number, ClientRanges>();

  /** Notes that characters, none of which is carried yet, are these earlier ones; who wrote those goes with them. */
  carry(to: CharacterRange, from: { readonly client: number; readonly clock: number }, carried: Carried): void {
    for (const { born, clock, length } of this.originsOf({ ...from, length: to.length })) {
      this.put({ client: to.client, clock: to.clock + clock - from.clock, length, born, carried });
    }
  }

  isCarried(client: number, clock: number): boolean {
    const ranges = this.clients.get(client);
    if (!ranges) return false;
    const index = lastAtOrBefore(ranges.clocks, clock);
    return index >= 0 && clock < endOf(ranges, index);
  }

  /** Where each of these characters was born, in their order. */
  originsOf({ client, clock, length }: CharacterRange): Origin[] {
    const ranges = this.clients.get(client);
    const end = clock + length;
    const origins: Origin[] = [];
    const own = (from: number, to: number): void => {
      const born = { client, clock: from };
      if (to > from) origins.push({ client, clock: from, length: to - from, born, carried: null });
    };
    let at = clock;
    for (let index = ranges ? Math.max(0, lastAtOrBefore(ranges.clocks, clock)) : 0; ranges && at < end; index += 1) {
      const begins = ranges.clocks[index] ?? Infinity;
      if (begins >= end) break;
      const stops = Math.min(endOf(ranges, index), end);
      if (stops <= at) continue;
      own(at, begins);
      at = Math.max(at, begins);
      origins.push(originIn(ranges, index, { client, clock: at, length: stops - at }));
      at = stops;
    }
    own(at, end);
    return origins;
  }

  private put({ client, clock, length, born, carried }: Origin & { readonly carried: Carried }): void {
    const ranges = this.clients.get(client) ?? noRanges();
    this.clients.set(client, ranges);
    const index = lastAtOrBefore(ranges.clocks, clock);
    if (continues(ranges, index, { clock, born, carried })) {
      ranges.lengths[index] = (ranges.lengths[index] ?? 0) + length;
      return;
    }
    // Nearly always at the end: only the last few characters of a client are ever carried late.
    ranges.clocks.splice(index + 1, 0, clock);
    ranges.lengths.splice(index + 1, 0, length);
    ranges.bornClients.splice(index + 1, 0, born.client);
    ranges.bornClocks.splice(index + 1, 0, born.clock);
    ranges.carried.splice(index + 1, 0, carried);
  }
}

function noRanges(): ClientRanges {
  return { clocks: [], lengths: [], bornClients: [], bornClocks: [], carried: [] };
}

function endOf({ clocks, lengths }: ClientRanges, index: number): number {
  return (clocks[index] ?? 0) + (lengths[index] ?? 0);
}

function originIn(ranges: ClientRanges, index: number, range: CharacterRange): Origin {
  const clock = (ranges.bornClocks[index] ?? 0) + range.clock - (ranges.clocks[index] ?? 0);
  return { ...range, born: { client: ranges.bornClients[index] ?? 0, clock }, carried: ranges.carried[index] ?? null };
}

function continues(
  ranges: ClientRanges,
  index: number,
  { clock, born, carried }: Omit<Origin, 'client' | 'length'>,
): boolean {
  return (
    index >= 0 &&
    ranges.carried[index] === carried &&
    endOf(ranges, index) === clock &&
    ranges.bornClients[index] === born.client &&
    (ranges.bornClocks[index] ?? 0) + (ranges.lengths[index] ?? 0) === born.clock
  );
}
