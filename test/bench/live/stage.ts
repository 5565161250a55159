import { Arrivals, EditFinder, type Window } from './arrivals.js';
import { BenchSocket, connectAll, type Seat } from './bench-socket.js';
import type { Party, Room, ServerUnderTest } from './server.js';
import { Latencies } from './statistics.js';
import { withClients, type Tape } from './tape.js';
import { updateFrame } from './wire.js';

/** A room with people in it, and what they will send. Writer n sits at place n. */
export interface StagedRoom {
  readonly sockets: readonly BenchSocket[];
  readonly clients: readonly number[];
  /** For each writer, the messages with their edits. */
  readonly frames: readonly (readonly Uint8Array[])[];
  readonly arrivals: Arrivals;
  readonly finder: EditFinder;
}

/** Rooms in which everybody has the base of the tape, ready to be typed in. */
export class Stage {
  readonly latencies = new Latencies();
  readonly window: Window = { from: Infinity, until: Infinity };
  /** What connections ended with that should not have ended. */
  readonly broken: string[] = [];
  readonly rooms: StagedRoom[] = [];
  /** The rooms as the server knows them. */
  opened: Room[] = [];
  private readonly note = (reason: string): void => void this.broken.push(reason);

  constructor(private readonly server: ServerUnderTest) {}

  async set({ rooms, party, tape }: { rooms: number; party: Party; tape: Tape }): Promise<void> {
    this.opened = await this.server.openRooms(rooms);
    // Some rooms at a time: a seat at ours is good for half a minute.
    for (let from = 0; from < this.opened.length; from += ROOMS_AT_A_TIME) {
      const group = this.opened.slice(from, from + ROOMS_AT_A_TIME);
      const seats = await Promise.all(group.map((room) => this.server.seats(room, party)));
      const sockets = await connectAll(seats.flat(), this.server.dialect, this.note);
      for (const mine of seats) this.rooms.push(this.stage(mine, sockets.splice(0, mine.length), party, tape));
    }
    await Promise.all(this.rooms.map((room) => this.sendBase(room, tape)));
  }

  get delivered(): number {
    return this.rooms.reduce((sum, { arrivals }) => sum + arrivals.delivered, 0);
  }

  get missing(): number {
    return this.rooms.reduce((sum, { arrivals }) => sum + arrivals.missing, 0);
  }

  get outOfOrder(): number {
    return this.rooms.reduce((sum, { arrivals }) => sum + arrivals.outOfOrder, 0);
  }

  /** Waits until everything that was sent has come, or some seconds. */
  async drain(): Promise<void> {
    const end = performance.now() + DRAIN_MS;
    while (this.missing > 0 && this.broken.length === 0 && performance.now() < end) await wait(20);
  }

  leave(): void {
    for (const { sockets } of this.rooms) for (const socket of sockets) socket.leave();
  }

  private stage(seats: readonly Seat[], sockets: readonly BenchSocket[], { writers }: Party, tape: Tape): StagedRoom {
    const clients = seats.slice(0, writers).map(({ client }) => client);
    const updates = tape.writers.map((edits) => edits.map((edit) => withClients(edit, clients)));
    const finder = new EditFinder(clients, updates);
    const shape = { places: seats.length, writers, editsEach: tape.writers[0]?.length ?? 0 };
    const arrivals = new Arrivals(finder, shape, this);
    const frames = updates.map((edits, writer) => edits.map((edit) => updateFrame(sockets[writer]!.prefix, edit)));
    return { sockets, clients, frames, arrivals, finder };
  }

  private async sendBase({ sockets, clients, arrivals }: StagedRoom, { base }: Tape): Promise<void> {
    const [first, ...others] = sockets;
    const came = others.map((socket) => new Promise<void>((resolve) => (socket.onUpdate = () => resolve())));
    first?.sendUpdate(withClients(base, clients));
    await within(BASE_MS, Promise.all(came), 'The first text did not reach everybody.');
    sockets.forEach((socket, place) => (socket.onUpdate = (update, now) => arrivals.hear(place, update, now)));
  }
}

/** Some time later. */
export function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** The same, but rejects when it takes longer. */
export async function within<Answer>(ms: number, work: Promise<Answer>, otherwise: string): Promise<Answer> {
  let late: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => (late = setTimeout(() => reject(new Error(otherwise)), ms)));
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(late);
  }
}

const ROOMS_AT_A_TIME = 20;
const BASE_MS = 20_000;
const DRAIN_MS = 10_000;
