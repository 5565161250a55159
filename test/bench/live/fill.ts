import { BenchSocket } from './bench-socket.js';
import type { Room, ServerUnderTest } from './server.js';
import { wait, within } from './stage.js';
import { withClients } from './tape.js';

/** Writes a whole document into a room, as one paste by one person who stays there. */
export async function fill(server: ServerUnderTest, room: Room, state: Uint8Array): Promise<BenchSocket> {
  const [seat] = await server.seats(room, { writers: 1, readers: 0 });
  const socket = new BenchSocket(seat!, server.dialect, () => undefined);
  await socket.synced;
  socket.sendUpdate(withClients(state, [seat!.client]));
  await within(FILL_MS, stored(socket, server), 'The document was not taken.');
  return socket;
}

/** Connects one person and gives how long it took until they had the document, in milliseconds. */
export async function join(server: ServerUnderTest, room: Room): Promise<{ ms: number; socket: BenchSocket }> {
  const [seat] = await server.seats(room, { writers: 1, readers: 0 });
  const start = performance.now();
  const socket = new BenchSocket(seat!, server.dialect, () => undefined);
  return { ms: (await socket.synced) - start, socket };
}

/** y-websocket-server says nothing. */
async function stored(socket: BenchSocket, { name }: ServerUnderTest): Promise<void> {
  if (name === 'y-websocket-server') return wait(SILENT_MS);
  while (socket.acknowledged === 0) await wait(5);
}

const FILL_MS = 20_000;
const SILENT_MS = 200;
