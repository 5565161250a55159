import type { SectionId } from '#concordat';
import { appendBlocks } from '#document';
import type { RoomFlush, RoomRefusal } from './room-session.js';
import { FakeBrowser } from './room-session.fake.js';
import { RoomCopy } from './room-copy.js';
import { RoomText } from './room-text.js';
import { SectionRoom } from './section-room.js';
import { UpdateLogInMemory } from './update-log-in-memory.js';

/** The section of every room under test. */
export const section = 'section-1' as SectionId;

/** A room over a log in memory, with what it reported. */
export interface RoomUnderTest {
  readonly log: UpdateLogInMemory;
  readonly room: SectionRoom;
  readonly refused: RoomRefusal[];
  readonly faults: unknown[];
  readonly flushes: RoomFlush[];
}

/** Opens a room; a second one over the same log is as on another server. It flushes whenever it can. */
export function aRoom(log = new UpdateLogInMemory(), answerMs?: number): RoomUnderTest {
  const refused: RoomRefusal[] = [];
  const faults: unknown[] = [];
  const flushes: RoomFlush[] = [];
  const room = new SectionRoom(
    new RoomText(new RoomCopy(section, log), section, log),
    {
      flushed: (flush) => flushes.push(flush),
      refused: (refusal) => refused.push(refusal),
      sentAway: () => undefined,
      fault: (fault) => faults.push(fault),
    },
    { flushEveryMs: 0, ...(answerMs !== undefined && { answerMs }) },
  );
  return { log, room, refused, faults, flushes };
}

/** Ann and Bob in a room, and Ann's paragraph `p1`: "Homes". */
export async function twoWriters({ room }: RoomUnderTest): Promise<[FakeBrowser, FakeBrowser]> {
  const ann = new FakeBrowser('ann', [11, 12]).open(room);
  const bob = new FakeBrowser('bob', [21, 22]).open(room);
  await room.settled();
  appendBlocks(ann.doc, [{ type: 'paragraph', attrs: { id: 'p1' }, content: [{ type: 'text', text: 'Homes' }] }]);
  await room.settled();
  return [ann, bob];
}

/** Holds what is stored next until it is let go, well or badly. */
export function holdLog({ log }: RoomUnderTest): { go: () => void; fail: () => void } {
  let go = (): void => undefined;
  let fail = (): void => undefined;
  const held = new Promise<void>((resolve, reject) => {
    go = resolve;
    fail = () => reject(new Error('the database is gone'));
  });
  log.beforeAppend = () => held;
  return { go, fail };
}

/** Long enough for everything that does not wait for the log. */
export function tick(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20));
}
