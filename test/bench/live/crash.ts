import { join } from './fill.js';
import type { Figures } from './measure.js';
import type { Start } from './cold-open.js';
import type { Room, ServerUnderTest } from './server.js';
import { Stage, wait } from './stage.js';
import { cut, type Tape } from './tape.js';
import { play } from './typing.js';

const PARTY = { writers: 5, readers: 1 };
const EDITS_PER_SECOND = 20;
const LONGEST_SECONDS = 4;

/** Kills a server while people type, and looks what is left of what it had acknowledged. */
export async function crash(start: Start, tape: Tape, kills: number): Promise<Figures> {
  const lost = { acknowledged: 0, acknowledgedLost: 0, shown: 0, shownLost: 0 };
  for (let kill = 0; kill < kills; kill += 1) {
    const one = await killOnce(start, tape);
    for (const name of Object.keys(lost) as (keyof typeof lost)[]) lost[name] += one[name];
  }
  return { kills, ...lost };
}

async function killOnce(start: Start, tape: Tape): Promise<Loss> {
  const server = await start();
  const stage = new Stage(server);
  const editsEach = (LONGEST_SECONDS + 1) * EDITS_PER_SECOND;
  await stage.set({ rooms: 1, party: PARTY, tape: cut(tape, PARTY.writers, editsEach) });
  const typing = { rooms: 1, party: PARTY, editsPerSecond: EDITS_PER_SECOND, seconds: 0, cursors: false, quick: true };
  const typed = play(stage, typing, LONGEST_SECONDS + 1);
  await wait(1_000 + Math.random() * (LONGEST_SECONDS - 1) * 1_000);
  await server.kill();
  await typed;
  // What was on its way when the server went is still read.
  await wait(200);
  const loss = count(stage, await stateAfterwards(start, stage.opened[0]!));
  stage.leave();
  return loss;
}

interface Loss {
  readonly acknowledged: number;
  readonly acknowledgedLost: number;
  readonly shown: number;
  readonly shownLost: number;
}

function count({ rooms: [room] }: Stage, state: Uint8Array): Loss {
  const { finder, sockets, arrivals } = room!;
  const left = new Set<string>();
  const found = finder.find(state);
  for (let index = 0; index < found.length; index += 2) left.add(`${found[index]} ${found[index + 1]}`);
  const loss = { acknowledged: 0, acknowledgedLost: 0, shown: 0, shownLost: 0 };
  for (let writer = 0; writer < PARTY.writers; writer += 1) {
    // The first writer's first message was the base.
    const acknowledged = sockets[writer]!.acknowledged - (writer === 0 ? 1 : 0);
    const shown = arrivals.arrived(PARTY.writers, writer);
    const lostOf = (edits: number): number =>
      Array.from({ length: edits }, (_, edit) => left.has(`${writer} ${edit}`)).filter((isLeft) => !isLeft).length;
    loss.acknowledged += acknowledged;
    loss.acknowledgedLost += lostOf(acknowledged);
    loss.shown += shown;
    loss.shownLost += lostOf(shown);
  }
  return loss;
}

async function stateAfterwards(start: Start, room: Room): Promise<Uint8Array> {
  const server: ServerUnderTest = await start();
  try {
    const { socket } = await join(server, room);
    socket.leave();
    return socket.state!;
  } finally {
    await server.stop();
  }
}
