import { appendToBlock } from '#document';
import { CloseCode } from '#room';
import { FakeBrowser } from './room-session.fake.js';
import { aRoom, holdLog, twoWriters, type RoomUnderTest } from './room-under-test.fake.js';
import type { SectionRoom } from './section-room.js';

let test: RoomUnderTest;
let room: SectionRoom;

beforeEach(() => {
  test = aRoom();
  room = test.room;
});

afterEach(() => room.close(CloseCode.closing));

describe('a room that rests (performance 5)', () => {
  it('brings newcomers up to date, and those who are there, without a document', async () => {
    const [ann, bob] = await twoWriters(test);
    room.rest();
    await room.settled();
    const carol = new FakeBrowser('carol', [31]).open(room);
    await room.settled();
    expect([carol.text, room.idleMs]).toEqual(['Homes', null]);
    appendToBlock(carol.doc, 'p1', ' again');
    await room.settled();
    expect([ann.text, bob.text, carol.saved.at(-1)]).toEqual(['Homes again', 'Homes again', 2]);
    expect(room.idleMs).not.toBeNull();
  });

  it('[P1] shows what another server stored meanwhile, in order', async () => {
    const [ann, bob] = await twoWriters(test);
    room.rest();
    await room.settled();
    const { room: elsewhere } = aRoom(test.log);
    const carol = new FakeBrowser('carol', [31]).open(elsewhere);
    await elsewhere.settled();
    appendToBlock(carol.doc, 'p1', ' elsewhere');
    await elsewhere.settled();
    room.hearNews();
    await room.settled();
    expect([ann.text, bob.text]).toEqual(['Homes elsewhere', 'Homes elsewhere']);
    appendToBlock(carol.doc, 'p1', ', too');
    await elsewhere.settled();
    appendToBlock(ann.doc, 'p1', '!');
    await room.settled();
    expect([...bob.text].sort()).toEqual([...'Homes elsewhere, too!'].sort());
    await elsewhere.close(CloseCode.closing);
  });
});

it('stops listening while more waits than it can store, and listens again', async () => {
  const [ann, bob] = await twoWriters(test);
  const held = holdLog(test);
  for (let letter = 0; letter < 1_100; letter += 1) appendToBlock(ann.doc, 'p1', 'x');
  expect([ann.listens, bob.listens, room.queueDepth]).toEqual([false, false, 1_100]);
  held.go();
  await room.settled();
  expect([ann.listens, bob.listens, room.queueDepth, ann.saved.at(-1)]).toEqual([true, true, 0, 1_102]);
  expect(bob.text).toBe(`Homes${'x'.repeat(1_100)}`);
});
