import { apiAs } from '../../build/api.js';
import { BenchSocket } from './bench-socket.js';
import { fill, join } from './fill.js';
import type { Figures } from './measure.js';
import { roomAddress, type OurServer } from './ours.js';
import type { Room, ServerUnderTest } from './server.js';
import { wait } from './stage.js';
import { median } from './statistics.js';

const AT_ONCE = 50;

/** One person joins a room with a document in it, again and again; then fifty at once. */
export async function joins(server: ServerUnderTest, state: Uint8Array, times: number): Promise<Figures> {
  const [room] = await server.openRooms(1);
  const filler = await fill(server, room!, state);
  const sockets = [filler];
  try {
    const alone: number[] = [];
    for (let time = 0; time < times; time += 1) {
      const { ms, socket } = await join(server, room!);
      checkWhole(socket, state);
      alone.push(ms);
      socket.leave();
      await wait(20);
    }
    const together = await joinTogether(server, room!, state, sockets);
    const ours = isOurs(server) ? await withTickets(server, room!, times) : {};
    return { joinMs: median(alone), fiftyJoinsMs: together, ...ours };
  } finally {
    for (const socket of sockets) socket.leave();
  }
}

/** Until the last of them has the document. */
async function joinTogether(
  server: ServerUnderTest,
  room: Room,
  state: Uint8Array,
  sockets: BenchSocket[],
): Promise<number> {
  const seats = await server.seats(room, { writers: AT_ONCE, readers: 0 });
  const start = performance.now();
  const joined = seats.map((seat) => new BenchSocket(seat, server.dialect, () => undefined));
  const times = await Promise.all(joined.map(({ synced }) => synced));
  for (const socket of joined) checkWhole(socket, state);
  for (const socket of joined) socket.leave();
  sockets.push(...joined);
  await wait(500);
  return Math.max(...times) - start;
}

/** Ours, from asking the API for a ticket on: what the others have no counterpart to. */
async function withTickets(server: OurServer, room: Room, times: number): Promise<Figures> {
  const alone: number[] = [];
  for (let time = 0; time < times; time += 1) alone.push(await joinByApi(server, room, (await server.member()).cookie));
  const members = await Promise.all(Array.from({ length: AT_ONCE }, () => server.member()));
  const together = await Promise.all(members.map(({ cookie }) => joinByApi(server, room, cookie)));
  return { joinWithTicketMs: median(alone), fiftyJoinsWithTicketMs: Math.max(...together) };
}

async function joinByApi({ url, dialect }: OurServer, { name }: Room, cookie: string): Promise<number> {
  const start = performance.now();
  const { openSection } = await apiAs(url, cookie).ask<{
    openSection: { opened: { ticket: string; clientIds: number[] } };
  }>('mutation ($id: ID!) { openSection(sectionId: $id) { opened { ticket clientIds } } }', { id: name });
  const address = roomAddress(new URL(url).port, name, openSection.opened.ticket);
  const seat = { address, headers: { cookie, origin: url }, room: name, client: openSection.opened.clientIds[0] ?? 0 };
  const socket = new BenchSocket(seat, dialect, () => undefined);
  const ms = (await socket.synced) - start;
  socket.leave();
  return ms;
}

/** Servers that collect garbage send less than they were given, but not half. */
function checkWhole({ state }: BenchSocket, given: Uint8Array): void {
  if ((state?.length ?? 0) < given.length / 2) throw new Error(`Only ${state?.length} bytes of the document came.`);
}

function isOurs(server: ServerUnderTest): server is OurServer {
  return server.name === 'ours';
}
