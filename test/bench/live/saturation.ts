import { afterwards, measure, type Figures } from './measure.js';
import type { Machine, Party, ServerUnderTest } from './server.js';
import { Stage, wait, type StagedRoom } from './stage.js';
import { cut, type Tape } from './tape.js';
import { sendNext } from './typing.js';

/** Writers who send as fast as what they send comes back to somebody else in their room. */
export interface Saturation {
  readonly rooms: number;
  readonly party: Party;
  readonly seconds: number;
  /** Edits of each writer that may be on their way. */
  readonly onTheWay: number;
  /** Edits of each writer that there are; when one has none left, the measurement ends. */
  readonly editsEach: number;
}

/** Scenarios d1 and d2. */
export async function saturate(
  server: ServerUnderTest,
  machine: Machine,
  saturation: Saturation,
  tape: Tape,
): Promise<Figures> {
  const { rooms, party, seconds, onTheWay, editsEach } = saturation;
  const stage = new Stage(server);
  try {
    await stage.set({ rooms, party, tape: cut(tape, party.writers, editsEach) });
    const loops = stage.rooms.map((room) => new Loop(room, onTheWay));
    for (const loop of loops) loop.start();
    await wait(WARM_UP_MS);
    const before = loops.reduce((sum, { returned }) => sum + returned, 0);
    const isOver = (): boolean => loops.some(({ isEmpty }) => isEmpty);
    const figures = await measure({ server, machine, stage }, seconds * 1000, isOver);
    const updates = loops.reduce((sum, { returned }) => sum + returned, 0) - before;
    for (const loop of loops) loop.stop();
    await stage.drain();
    const updatesPerSecond = updates / figures.seconds;
    const cpuPercent = figures.serverCpuPercent + figures.databaseCpuPercent;
    return {
      ...figures,
      updatesPerSecond,
      cpuPerUpdateUs: (cpuPercent * 10_000) / updatesPerSecond,
      ...afterwards(stage),
    };
  } finally {
    stage.leave();
  }
}

const WARM_UP_MS = 1_500;

/** The writers of one room, each with a number of edits on the way. */
class Loop {
  isEmpty = false;
  private isStopped = false;

  constructor(
    private readonly room: StagedRoom,
    private readonly onTheWay: number,
  ) {}

  /** Edits that have come back to somebody else. */
  get returned(): number {
    return this.room.frames.reduce((sum, _, writer) => sum + this.returnedOf(writer), 0);
  }

  start(): void {
    const { sockets, frames } = this.room;
    // The first two see for everybody: each writer is somebody else to one of them.
    for (const socket of sockets.slice(0, 2)) {
      const { onUpdate } = socket;
      socket.onUpdate = (update, now) => {
        onUpdate(update, now);
        this.refill();
      };
    }
    frames.forEach((_, writer) => this.fill(writer));
  }

  stop(): void {
    this.isStopped = true;
  }

  private refill(): void {
    if (!this.isStopped) for (let writer = 0; writer < this.room.frames.length; writer += 1) this.fill(writer);
  }

  private fill(writer: number): void {
    const { arrivals } = this.room;
    while (arrivals.sent[writer]! - this.returnedOf(writer) < this.onTheWay) {
      if (sendNext(this.room, writer, false)) continue;
      this.isEmpty = true;
      return;
    }
  }

  private returnedOf(writer: number): number {
    return this.room.arrivals.arrived(writer === 0 ? 1 : 0, writer);
  }
}
