import { fill } from './fill.js';
import type { BenchSocket } from './bench-socket.js';
import { memoryAfterCollecting, type Memory } from './collect-garbage.js';
import type { Figures } from './measure.js';
import type { ServerUnderTest } from './server.js';
import { wait } from './stage.js';

/** What more rooms cost that are open and in which nobody does anything, each with one person and a document in it. */
export async function idleMemory(
  server: ServerUnderTest,
  state: Uint8Array,
  { rooms, idleSeconds }: { rooms: number; idleSeconds: number },
): Promise<Figures> {
  const sockets: BenchSocket[] = [];
  const open = async (count: number): Promise<void> => {
    for (const room of await server.openRooms(count)) sockets.push(await fill(server, room, state));
  };
  try {
    await open(WARM_UP_ROOMS);
    const before = await settled(server.pid, idleSeconds);
    await open(rooms);
    const after = await settled(server.pid, idleSeconds);
    return {
      roomKiB: (after.resident - before.resident) / rooms / 1024,
      roomInUseKiB: (after.inUse - before.inUse) / rooms / 1024,
      withoutMiB: before.resident / 2 ** 20,
      withMiB: after.resident / 2 ** 20,
    };
  } finally {
    for (const socket of sockets) socket.leave();
  }
}

async function settled(pid: number, idleSeconds: number): Promise<Memory> {
  await wait(idleSeconds * 1000);
  return memoryAfterCollecting(pid);
}

const WARM_UP_ROOMS = 5;
