import { afterwards, measure, type Figures } from './measure.js';
import type { Machine, Party, ServerUnderTest } from './server.js';
import { Stage, wait, type StagedRoom } from './stage.js';
import { cut, type Tape } from './tape.js';
import { cursorFrame } from './wire.js';

/** People who type as people do: so many edits a second each, each at their own moments. */
export interface Typing {
  readonly rooms: number;
  readonly party: Party;
  readonly editsPerSecond: number;
  readonly seconds: number;
  readonly cursors: boolean;
  readonly quick: boolean;
}

/** Scenarios a, b and c. */
export async function type(server: ServerUnderTest, machine: Machine, typing: Typing, tape: Tape): Promise<Figures> {
  const { rooms, party, seconds, editsPerSecond } = typing;
  const warmUp = WARM_UP_SECONDS[typing.quick ? 'quick' : 'full'];
  const total = warmUp + seconds + COOL_DOWN_SECONDS;
  const stage = new Stage(server);
  try {
    await stage.set({ rooms, party, tape: cut(tape, party.writers, Math.ceil(total * editsPerSecond)) });
    const typed = play(stage, typing, total);
    await wait(warmUp * 1000);
    const figures = await measure({ server, machine, stage }, seconds * 1000);
    await typed;
    await stage.drain();
    return { ...figures, ...afterwards(stage) };
  } finally {
    stage.leave();
  }
}

/** Sends edits at the moments of a plan until it ends; typing that stops with the window would look quicker. */
export async function play(stage: Stage, typing: Typing, seconds: number): Promise<void> {
  const moments = plan(typing, seconds);
  const start = performance.now();
  let next = 0;
  while (next < moments.length && stage.broken.length === 0) {
    const now = performance.now();
    for (; next < moments.length && start + moments[next]!.ms <= now; next += 1) {
      const { room, writer } = moments[next]!;
      sendNext(stage.rooms[room]!, writer, typing.cursors);
    }
    await wait(1);
  }
}

/** Sends a writer's next edit; false when there is none left. */
export function sendNext(
  { sockets, clients, frames, arrivals }: StagedRoom,
  writer: number,
  cursors: boolean,
): boolean {
  const edit = arrivals.sent[writer]!;
  const frame = frames[writer]![edit];
  const socket = sockets[writer]!;
  if (!frame) return false;
  arrivals.noteSent(writer, performance.now());
  socket.send(frame);
  if (cursors) socket.send(cursorFrame(socket.prefix, clients[writer]!, edit));
  return true;
}

interface Moment {
  readonly ms: number;
  readonly room: number;
  readonly writer: number;
}

function plan({ rooms, party, editsPerSecond }: Typing, seconds: number): Moment[] {
  const moments: Moment[] = [];
  const gap = 1000 / editsPerSecond;
  for (let room = 0; room < rooms; room += 1) {
    for (let writer = 0; writer < party.writers; writer += 1) {
      const phase = Math.random() * gap;
      for (let edit = 0; edit < Math.floor(seconds * editsPerSecond); edit += 1) {
        moments.push({ ms: phase + edit * gap + (Math.random() - 0.5) * UNEVENNESS * gap, room, writer });
      }
    }
  }
  return moments.sort((a, b) => a.ms - b.ms);
}

/** People are no clocks. */
const UNEVENNESS = 0.6;
/** A server that has just started compiles its code while it works; one that a council uses has long done so. */
const WARM_UP_SECONDS = { quick: 2, full: 12 };
const COOL_DOWN_SECONDS = 0.5;
