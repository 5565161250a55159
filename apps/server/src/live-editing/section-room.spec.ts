import type { Refusal } from '#concordat';
import { appendBlocks, appendToBlock } from '#document';
import { CloseCode, encodeUpdates, Frame } from '#room';
import * as Y from 'yjs';
import { FakeBrowser } from './room-session.fake.js';
import { aRoom, holdLog, section, tick, twoWriters, type RoomUnderTest } from './room-under-test.fake.js';
import type { SectionRoom } from './section-room.js';

const paragraph = { type: 'paragraph', attrs: { id: 'p1' }, content: [{ type: 'text', text: 'Homes' }] };

let test: RoomUnderTest;
let room: SectionRoom;

beforeEach(() => {
  test = aRoom();
  room = test.room;
});

afterEach(() => room.close(CloseCode.closing));

it('[P1] shows an edit to nobody, and calls it saved to nobody, before it is stored', async () => {
  const [ann, bob] = await twoWriters(test);
  const held = holdLog(test);
  appendToBlock(ann.doc, 'p1', ' first');
  await tick();
  expect([bob.text, ann.saved.at(-1)]).toEqual(['Homes', 2]);
  held.go();
  await room.settled();
  expect([bob.text, ann.saved.at(-1)]).toEqual(['Homes first', 3]);
});

it('[P1] answers a newcomer who asks during a commit with committed text only', async () => {
  const [ann] = await twoWriters(test);
  const held = holdLog(test);
  appendToBlock(ann.doc, 'p1', ' first');
  await tick();
  const carol = new FakeBrowser('carol', [31]).open(room);
  await tick();
  expect(carol.text).toBe('');
  held.go();
  await room.settled();
  // The server's question and its answer: nothing was shown to her before the text it belongs to.
  expect([carol.text, carol.kinds.filter((kind) => kind === Frame.sync).length]).toEqual(['Homes first', 2]);
});

it('gives a newcomer the text that is there', async () => {
  await twoWriters(test);
  const carol = new FakeBrowser('carol', [31]).open(room);
  await room.settled();
  expect(carol.text).toBe('Homes');
});

it('[P6] stores one row for each author of a flush, in the order in which they came', async () => {
  const [ann, bob] = await twoWriters(test);
  const held = holdLog(test);
  appendToBlock(ann.doc, 'p1', ' 1');
  await tick();
  appendToBlock(bob.doc, 'p1', ' 2');
  appendToBlock(ann.doc, 'p1', ' 3');
  appendToBlock(bob.doc, 'p1', ' 4');
  held.go();
  await room.settled();
  const authors = test.log.rows(section).map(({ entry }) => entry.author.membershipId);
  expect(authors).toEqual(['ann', 'ann', 'bob', 'ann']);
  expect(ann.text).toBe(bob.text);
  expect([ann.saved.at(-1), bob.saved.at(-1)]).toEqual([4, 3]);
});

it('[P6] keeps the clients that wrote in each row and chains the rows', async () => {
  await twoWriters(test);
  const [row] = test.log.rows(section);
  expect(row?.entry.clientIds).toEqual([11]);
  expect([row?.seq, row?.chain]).toEqual([1, expect.stringMatching(/^[\da-f]{64}$/)]);
});

it('[P5] asks nothing of a reader, and ends the connection of a reader who writes, with the text kept', async () => {
  const [ann] = await twoWriters(test);
  const eve = new FakeBrowser('eve', []).open(room, false);
  await room.settled();
  expect([eve.asked, eve.text]).toEqual([0, 'Homes']);
  appendToBlock(eve.doc, 'p1', ' forged');
  await room.settled();
  expect([eve.closedWith, eve.notices[0]?.code]).toEqual([CloseCode.mayNot, 'p5.may-not-write']);
  expect([ann.text, test.log.rows(section).length, test.refused[0]?.cause]).toEqual(['Homes', 1, 'p5.may-not-write']);
});

it('[P5] drops what a reader sends when it changes no words, and goes on', async () => {
  await twoWriters(test);
  const eve = new FakeBrowser('eve', []).open(room, false);
  await room.settled();
  room.receive(eve, encodeUpdates([Y.encodeStateAsUpdate(eve.doc)]));
  await room.settled();
  expect([eve.closedWith, eve.saved.at(-1), test.log.rows(section).length]).toEqual([null, 1, 1]);
});

it.each([
  ['forged', 4_000_000_001],
  ["another member's", 21],
])("[P3][S3] refuses %s client id, and the victim's next edit lands", async (_what, clientId) => {
  const [ann, bob] = await twoWriters(test);
  const mallory = new FakeBrowser('mallory', [41]).open(room);
  await room.settled();
  mallory.doc.clientID = clientId;
  appendToBlock(mallory.doc, 'p1', ' forged');
  await room.settled();
  expect([mallory.closedWith, test.refused[0]?.cause]).toEqual([CloseCode.mayNot, 'p3.client']);
  appendToBlock(bob.doc, 'p1', ' true');
  await room.settled();
  expect([ann.text, bob.closedWith]).toEqual(['Homes true', null]);
});

it.each([
  ['empty', new Uint8Array()],
  ['unknown', Uint8Array.of(77, 1, 2)],
  ['cut off', Uint8Array.of(0, 2, 200, 1)],
  ['a state vector of nonsense', Uint8Array.of(0, 0, 2, 255, 255)],
  ['an update of nonsense', Uint8Array.of(0, 2, 3, 9, 9, 9)],
])('[S1] ends the connection that sends a frame that is %s, and the room goes on', async (_what, frame) => {
  const [ann, bob] = await twoWriters(test);
  const mallory = new FakeBrowser('mallory', [41]).open(room);
  await room.settled();
  room.receive(mallory, frame);
  await room.settled();
  expect(mallory.closedWith).toBe(CloseCode.badFrame);
  appendToBlock(ann.doc, 'p1', ' still');
  await room.settled();
  expect([bob.text, bob.closedWith, test.faults]).toEqual(['Homes still', null, []]);
});

it('[P3][P7] says what is wrong with a paste that is too large, and does not call it broken', async () => {
  const [ann, bob] = await twoWriters(test);
  appendToBlock(ann.doc, 'p1', 'x'.repeat(300_000));
  await room.settled();
  expect([ann.closedWith, ann.notices[0]?.code, bob.text]).toEqual([CloseCode.mayNot, 'p3.size', 'Homes']);
});

it('[P4] refuses only the one whose update breaks the schema, sets it aside, and stores the others', async () => {
  const [ann, bob] = await twoWriters(test);
  const held = holdLog(test);
  appendToBlock(ann.doc, 'p1', ' 1');
  await tick();
  const mallory = new FakeBrowser('mallory', [41]).open(room);
  appendToBlock(bob.doc, 'p1', ' 2');
  const wrong = new Y.Doc();
  wrong.clientID = 41;
  wrong.getXmlFragment('content').insert(0, [new Y.XmlElement('listItem')]);
  room.receive(mallory, encodeUpdates([Y.encodeStateAsUpdate(wrong)]));
  appendToBlock(ann.doc, 'p1', ' 3');
  held.go();
  await room.settled();
  expect(mallory.closedWith).toBe(CloseCode.mayNot);
  expect(test.refused).toEqual([expect.objectContaining({ cause: 'schema.place', setAside: expect.any(Uint8Array) })]);
  expect(ann.text).toBe(bob.text);
  expect(ann.text).toContain(' 3');
  const carol = new FakeBrowser('carol', [31]).open(room);
  await room.settled();
  expect(carol.text).toBe(ann.text);
});

it('[P3] holds what someone types as they come back until what they wrote before is there', async () => {
  const [ann, bob] = await twoWriters(test);
  room.dismiss(CloseCode.resync, ann);
  appendToBlock(ann.doc, 'p1', ' offline');
  const held = holdLog(test);
  appendToBlock(bob.doc, 'p1', ' meanwhile');
  await tick();
  ann.open(room);
  appendToBlock(ann.doc, 'p1', ' back');
  held.go();
  await room.settled();
  expect([ann.closedWith, test.refused, ann.saved.at(-1)]).toEqual([null, [], 2]);
  expect(bob.text).toBe(ann.text);
  expect(bob.text).toContain(' offline back');
});

it("[P4] finds the window whose update breaks the schema among one member's two", async () => {
  const good = new FakeBrowser('ann', [11, 12]).open(room);
  const bad = new FakeBrowser('ann', [12, 11]).open(room);
  await room.settled();
  const held = holdLog(test);
  appendBlocks(good.doc, [paragraph]);
  await tick();
  bad.doc.getXmlFragment('content').insert(0, [new Y.XmlElement('listItem')]);
  appendToBlock(good.doc, 'p1', ' first');
  held.go();
  await room.settled();
  expect([good.closedWith, bad.closedWith]).toEqual([null, CloseCode.mayNot]);
  const carol = new FakeBrowser('carol', [31]).open(room);
  await room.settled();
  expect([carol.text, test.log.rows(section).length]).toEqual(['Homes first', 2]);
});

it('[F2] shows nobody an edit whose storing failed, reads the log again, and gets the edit when its author returns', async () => {
  const [ann, bob] = await twoWriters(test);
  const held = holdLog(test);
  appendToBlock(ann.doc, 'p1', ' first');
  await tick();
  held.fail();
  await room.settled();
  expect([ann.closedWith, bob.closedWith, bob.text, test.faults.length]).toEqual([4502, 4502, 'Homes', 1]);
  expect(ann.saved.at(-1)).toBe(2);
  test.log.beforeAppend = () => Promise.resolve();
  bob.open(room);
  ann.open(room);
  await room.settled();
  expect([bob.text, test.log.rows(section).length]).toEqual(['Homes first', 2]);
});

it('[P5] refuses at the commit what was allowed when it arrived, and keeps what others wrote in the same flush', async () => {
  const [ann, bob] = await twoWriters(test);
  const locked: Refusal = { code: 'edit.section-closed', because: 'The section is locked.' };
  const held = holdLog(test);
  appendToBlock(ann.doc, 'p1', ' 1');
  await tick();
  appendToBlock(bob.doc, 'p1', ' 2');
  appendToBlock(ann.doc, 'p1', ' 3');
  test.log.refused.set(bob.author.membershipId, [locked]);
  held.go();
  await room.settled();
  expect([ann.closedWith, bob.closedWith, bob.notices[0]?.code]).toEqual([
    null,
    CloseCode.mayNot,
    'edit.section-closed',
  ]);
  const carol = new FakeBrowser('carol', [31]).open(room);
  await room.settled();
  expect([carol.text, ann.text]).toEqual(['Homes 1 3', 'Homes 1 3']);
});

it('[P4] tells everyone to reload when the text was rebuilt', async () => {
  const [ann, bob] = await twoWriters(test);
  test.log.rebuild(section);
  appendToBlock(ann.doc, 'p1', ' late');
  await room.settled();
  expect([ann.closedWith, bob.closedWith, test.log.rows(section).length]).toEqual([
    CloseCode.reload,
    CloseCode.reload,
    0,
  ]);
});

it('[P1] shows everyone what another server stored, and stores on top of it', async () => {
  const [ann, bob] = await twoWriters(test);
  const { room: elsewhere } = aRoom(test.log);
  const carol = new FakeBrowser('carol', [31]).open(elsewhere);
  await elsewhere.settled();
  appendToBlock(carol.doc, 'p1', ' elsewhere');
  await elsewhere.settled();
  appendToBlock(ann.doc, 'p1', ' here');
  await room.settled();
  elsewhere.hearNews();
  await elsewhere.settled();
  expect([ann.closedWith, bob.closedWith, carol.closedWith, test.faults]).toEqual([null, null, null, []]);
  expect(bob.text).toBe(ann.text);
  expect(carol.text).toBe(ann.text);
  expect([...ann.text].sort()).toEqual([...'Homes elsewhere here'].sort());
  await elsewhere.close(CloseCode.closing);
});

it('[P1] does not store twice what came by way of another server and comes again here', async () => {
  const [ann] = await twoWriters(test);
  const { room: elsewhere } = aRoom(test.log);
  ann.open(elsewhere);
  await elsewhere.settled();
  appendToBlock(ann.doc, 'p1', ' once');
  await elsewhere.settled();
  ann.open(room);
  await room.settled();
  const writers = test.log.rows(section).flatMap(({ entry }) => entry.clientIds);
  expect([writers, ann.closedWith, ann.text]).toEqual([[11, 11], null, 'Homes once']);
  await elsewhere.close(CloseCode.closing);
});

it('still stores what someone sent before they left', async () => {
  const [ann, bob] = await twoWriters(test);
  appendToBlock(ann.doc, 'p1', ' goodbye');
  room.leave(ann);
  await room.settled();
  expect(bob.text).toBe('Homes goodbye');
});

it('[P5] tells rights when they change, and only then', async () => {
  const [ann] = await twoWriters(test);
  room.changeRights(ann, { mayWrite: true, because: null });
  room.changeRights(ann, { mayWrite: false, because: 'Locked.' });
  expect(ann.rights.map(({ mayWrite }) => mayWrite)).toEqual([true, false]);
});

it('sends each browser one frame of text for a flush', async () => {
  const [ann, bob] = await twoWriters(test);
  const carol = new FakeBrowser('carol', [31]).open(room);
  await room.settled();
  const held = holdLog(test);
  appendToBlock(ann.doc, 'p1', ' 1');
  await tick();
  for (const word of [' 2', ' 3', ' 4']) appendToBlock(bob.doc, 'p1', word);
  appendToBlock(ann.doc, 'p1', ' 5');
  const before = carol.kinds.filter((kind) => kind === Frame.sync).length;
  held.go();
  await room.settled();
  expect(carol.kinds.filter((kind) => kind === Frame.sync).length - before).toBe(2);
  expect(carol.text).toBe(ann.text);
});
