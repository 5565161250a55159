import * as Y from 'yjs';
import { Latencies } from './statistics.js';

/** Finds out which of the writers' edits an update holds, though a server may send several as one. */
export class EditFinder {
  /** For each client: where their edits begin, in units, ascending, and which they are. */
  private readonly begins = new Map<number, { clocks: number[]; edits: number[]; writer: number }>();
  /** Edits that only delete, by the first unit that they delete. */
  private readonly deletions = new Map<string, { writer: number; edit: number }>();

  /** `clients` and `writers` go together: the ids with which each writer's updates were made. */
  constructor(clients: readonly number[], writers: readonly (readonly Uint8Array[])[]) {
    writers.forEach((edits, writer) => edits.forEach((update, edit) => this.learn({ writer, edit }, update, clients)));
  }

  /** Pairs of a writer and an edit, each writer's in order. */
  find(update: Uint8Array): number[] {
    const { structs, ds } = Y.decodeUpdate(update);
    const found: [number, number][] = [];
    for (const { id, length } of structs) this.findWritten(id.client, id.clock, id.clock + length, found);
    for (const [client, ranges] of ds.clients) {
      for (const { clock, len } of ranges) this.findDeleted(client, clock, clock + len, found);
    }
    return found.sort(([a, x], [b, y]) => a - b || x - y).flat();
  }

  private learn(what: { writer: number; edit: number }, update: Uint8Array, clients: readonly number[]): void {
    const { structs, ds } = Y.decodeUpdate(update);
    const [first] = structs;
    if (!first) {
      for (const [client, [range]] of ds.clients) return void this.deletions.set(`${client} ${range?.clock}`, what);
      return;
    }
    const client = clients[what.writer]!;
    const known = this.begins.get(client) ?? { clocks: [], edits: [], writer: what.writer };
    known.clocks.push(first.id.clock);
    known.edits.push(what.edit);
    this.begins.set(client, known);
  }

  /** Edits that begin within these units. */
  private findWritten(client: number, from: number, to: number, found: [number, number][]): void {
    const known = this.begins.get(client);
    if (!known) return;
    for (let at = firstFrom(known.clocks, from); at < known.clocks.length && known.clocks[at]! < to; at += 1) {
      found.push([known.writer, known.edits[at]!]);
    }
  }

  private findDeleted(client: number, from: number, to: number, found: [number, number][]): void {
    for (let unit = from; unit < to; unit += 1) {
      const deletion = this.deletions.get(`${client} ${unit}`);
      if (deletion) found.push([deletion.writer, deletion.edit]);
    }
  }
}

/** Times within which what is sent and what arrives is counted, as `performance.now()` tells it. */
export interface Window {
  from: number;
  until: number;
}

interface KnownUpdate {
  readonly bytes: Uint8Array;
  readonly edits: readonly number[];
}

/** What arrives in one room, place by place: each edit counts once for each person who is not its writer. */
export class Arrivals {
  /** Distinct updates that were shown in this room, so that each is taken apart once and not once for each person. */
  private known: KnownUpdate[] = [];
  private readonly at: Int32Array;
  private readonly next: Int32Array;
  private readonly sentAt: Float64Array[];
  readonly sent: Int32Array;
  delivered = 0;
  /** Edits that came to somebody although an earlier one of their writer had not. */
  outOfOrder = 0;

  constructor(
    private readonly finder: EditFinder,
    private readonly shape: { readonly places: number; readonly writers: number; readonly editsEach: number },
    private readonly counted: { readonly window: Window; readonly latencies: Latencies },
  ) {
    const { places, writers, editsEach } = shape;
    this.at = new Int32Array(places);
    this.next = new Int32Array(places * writers);
    this.sent = new Int32Array(writers);
    this.sentAt = Array.from({ length: writers }, () => new Float64Array(editsEach));
  }

  noteSent(writer: number, now: number): void {
    this.sentAt[writer]![this.sent[writer]!] = now;
    this.sent[writer]! += 1;
  }

  /** An update came to a place at this time. Writer n sits at place n. */
  hear(place: number, update: Uint8Array, now: number): void {
    const edits = this.editsIn(place, update);
    for (let index = 0; index < edits.length; index += 2) this.count(place, edits[index]!, edits[index + 1]!, now);
  }

  /** How many edits of a writer have come to a place. */
  arrived(place: number, writer: number): number {
    return this.next[place * this.shape.writers + writer]!;
  }

  /** Deliveries that are still owed for what was sent. */
  get missing(): number {
    const all = this.sent.reduce((sum, count) => sum + count, 0) * (this.shape.places - 1);
    return all - this.delivered;
  }

  private count(place: number, writer: number, edit: number, now: number): void {
    if (writer === place) return;
    const slot = place * this.shape.writers + writer;
    const next = this.next[slot]!;
    // Shown twice: a server may, but it counts once.
    if (edit < next) return;
    if (edit > next) this.outOfOrder += edit - next;
    this.next[slot] = edit + 1;
    this.delivered += 1;
    const sentAt = this.sentAt[writer]![edit]!;
    const { window, latencies } = this.counted;
    if (sentAt >= window.from && sentAt < window.until) latencies.add(now - sentAt);
  }

  private editsIn(place: number, update: Uint8Array): readonly number[] {
    const start = this.at[place]!;
    for (let at = start; at < this.known.length && at < start + LOOK_AHEAD; at += 1) {
      const known = this.known[at]!;
      if (!isSame(known.bytes, update)) continue;
      this.at[place] = at + 1;
      return known.edits;
    }
    const known = { bytes: Uint8Array.from(update), edits: this.finder.find(update) };
    this.known.push(known);
    this.at[place] = this.known.length;
    if (this.known.length > KEPT) this.forget();
    return known.edits;
  }

  private forget(): void {
    this.known = this.known.slice(KEPT / 2);
    for (let place = 0; place < this.at.length; place += 1) this.at[place] = Math.max(0, this.at[place]! - KEPT / 2);
  }
}

const LOOK_AHEAD = 64;
const KEPT = 8_192;

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && Buffer.compare(one, other) === 0;
}

/** The index of the first that is at least so much. */
function firstFrom(sorted: readonly number[], least: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
