import { appendToBlock } from '#document';
import { CloseCode } from '#room';
import * as Y from 'yjs';
import { aRoom, holdLog, section, twoWriters, type RoomUnderTest } from './room-under-test.fake.js';
import type { SectionRoom } from './section-room.js';

let test: RoomUnderTest;
let room: SectionRoom;

beforeEach(() => {
  test = aRoom();
  room = test.room;
});

afterEach(() => room.close(CloseCode.closing));

it('[P2] writes in a member’s name with their lease, and everyone sees it', async () => {
  const [ann] = await twoWriters(test);
  const own = { author: ann.author, clientId: 12, edit: (doc: Y.Doc) => void appendToBlock(doc, 'p1', ' dictated') };
  const written = await room.write(own);
  expect([written.seq, written.refusals, ann.text]).toEqual([2, [], 'Homes dictated']);
  expect(test.log.rows(section).at(-1)?.entry.clientIds).toEqual([12]);
});

it('[P4] refuses an edit of its own that breaks the schema, and nothing has happened', async () => {
  const [ann] = await twoWriters(test);
  const edit = (doc: Y.Doc): void => doc.getXmlFragment('content').insert(0, [new Y.XmlElement('listItem')]);
  const written = await room.write({ author: ann.author, clientId: 12, edit });
  expect([written.refusals[0]?.code, ann.closedWith, test.log.rows(section).length]).toEqual(['schema.place', null, 1]);
});

it('[P14] writes more in one go than a browser may send in one change, because a version can be that long', async () => {
  const [ann, bob] = await twoWriters(test);
  const long = ' and more'.repeat(40_000);
  const written = await room.write({
    ...{ author: ann.author, clientId: 12, restores: 1 },
    edit: (doc: Y.Doc) => void appendToBlock(doc, 'p1', long),
  });
  expect([written.refusals, bob.text.length]).toEqual([[], 'Homes'.length + long.length]);
});

it('[F2] has everyone come back when an edit of its own could not be stored', async () => {
  const [ann, bob] = await twoWriters(test);
  holdLog(test).fail();
  const edit = (doc: Y.Doc): void => void appendToBlock(doc, 'p1', ' dictated');
  await expect(room.write({ author: ann.author, clientId: 12, edit })).rejects.toThrow('the database is gone');
  expect([ann.closedWith, bob.closedWith, bob.text]).toEqual([CloseCode.resync, CloseCode.resync, 'Homes']);
});

it('an edit of its own that fails on its copy disturbs nobody', async () => {
  const [ann] = await twoWriters(test);
  const edit = (): void => {
    throw new Error('no such block');
  };
  await expect(room.write({ author: ann.author, clientId: 12, edit })).rejects.toThrow('no such block');
  expect([ann.closedWith, test.faults]).toEqual([null, []]);
});
