import { randomUUID } from 'node:crypto';
import { join } from './fill.js';
import { aLongDocument, aLongLog } from './long-log.js';
import type { Figures } from './measure.js';
import type { OurServer } from './ours.js';
import { cpuOf } from './processes.js';
import type { Machine, Room, ServerUnderTest } from './server.js';
import { wait } from './stage.js';
import type { Tape } from './tape.js';
import { median } from './statistics.js';

/** Starts the same server again. */
export type Start = () => Promise<ServerUnderTest>;

/** The documents that were made in this run; a round opens those of the first again. */
const made = new Map<string, { readonly room: Room; readonly firstOpenMs: number }>();

/** Opens a section with a hundred thousand edits behind it, each time on a server that has just started. */
export async function coldOpen(start: Start, machine: Machine, tape: Tape, times: number): Promise<Figures> {
  const first = await start();
  const { room, firstOpenMs } = made.get(first.name) ?? (await make(first, machine, tape));
  made.set(first.name, { room, firstOpenMs });
  await first.stop();
  const opens: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const server = await start();
    opens.push(await open(server, room));
    await server.stop();
  }
  return { coldOpenMs: median(opens), firstOpenMs };
}

/**
 * Makes the document, and opens it once: a server that keeps states beside its log can make one now, as it would have
 * while the edits were made.
 */
async function make(
  server: ServerUnderTest,
  machine: Machine,
  tape: Tape,
): Promise<{ room: Room; firstOpenMs: number }> {
  const room =
    server.name === 'ours'
      ? await aLongLog(server as OurServer, machine, tape)
      : await aLongDocument(machine, tape, randomUUID());
  const firstOpenMs = await open(server, room);
  await untilQuiet(server);
  return { room, firstOpenMs };
}

async function open(server: ServerUnderTest, room: Room): Promise<number> {
  const { ms, socket } = await join(server, room);
  if ((socket.state?.length ?? 0) < LEAST_BYTES) throw new Error('The document of the cold open is not there.');
  socket.leave();
  return ms;
}

async function untilQuiet({ pid }: ServerUnderTest): Promise<void> {
  for (let second = 0; second < 20; second += 1) {
    const before = cpuOf(pid);
    await wait(1_000);
    if (cpuOf(pid) - before < QUIET_US) return;
  }
}

const LEAST_BYTES = 200_000;
const QUIET_US = 20_000;
