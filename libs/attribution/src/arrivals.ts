import type { CharacterRange } from './carried-ranges.js';
import { firstWhere, lastAtOrBefore } from './last-at-or-before.js';

/** The row with which characters came. */
export interface Arrival {
  readonly at: number;
  /** Membership id of the row's author, who need not be the one credited. */
  readonly by: string;
  readonly seq: number;
}

/** Which row brought each character of each client. A client's clocks only go up, so rows are only ever added. */
export class Arrivals {
  private readonly clients = new Map<number, { readonly clocks: number[]; readonly rows: Arrival[] }>();

  /** From this clock on, what the client wrote came with this row. */
  note(client: number, clock: number, row: Arrival): void {
    let known = this.clients.get(client);
    if (!known) this.clients.set(client, (known = { clocks: [], rows: [] }));
    known.clocks.push(clock);
    known.rows.push(row);
  }

  /** How many of these characters had come with this row or an earlier one: the first ones, as clocks go up. */
  cameBy(seq: number, { client, clock, length }: CharacterRange): number {
    const known = this.clients.get(client);
    if (!known) return 0;
    const later = firstWhere(known.rows.length, (index) => (known.rows[index]?.seq ?? 0) > seq);
    return Math.max(0, Math.min(length, (known.clocks[later] ?? Infinity) - clock));
  }

  /** The row that brought a character; undefined for one that has not come. */
  of(client: number, clock: number): Arrival | undefined {
    const known = this.clients.get(client);
    return known?.rows[lastAtOrBefore(known.clocks, clock)];
  }
}
