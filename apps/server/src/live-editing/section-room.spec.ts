import type { Refusal, SectionId } from '#concordat';
import { appendBlocks, appendToBlock } from '#document';
import { CloseCode, encodeUpdates, Frame } from '#room';
import * as Y from 'yjs';
import type { RoomRefusal } from './room-session.js';
import { FakeBrowser } from './room-session.fake.js';
import { RoomText } from './room-text.js';
import { SectionRoom } from './section-room.js';
import { UpdateLogInMemory } from './update-log-in-memory.js';

const section = 'section-1' as SectionId;
const paragraph = (id: string, text: string) => ({
  type: 'paragraph',
  attrs: { id },
  content: [{ type: 'text', text }],
});

let log: UpdateLogInMemory;
let refused: RoomRefusal[];
let faults: unknown[];
let room: SectionRoom;

function openRoom(): SectionRoom {
  return new SectionRoom(new RoomText(section, log), {
    refused: (refusal) => refused.push(refusal),
    fault: (fault) => faults.push(fault),
  });
}

beforeEach(() => {
  log = new UpdateLogInMemory();
  refused = [];
  faults = [];
  room = openRoom();
});

afterEach(() => room.close(CloseCode.closing));

async function twoWriters(): Promise<[FakeBrowser, FakeBrowser]> {
  const ann = new FakeBrowser('ann', [11, 12]).open(room);
  const bob = new FakeBrowser('bob', [21, 22]).open(room);
  await room.settled();
  appendBlocks(ann.doc, [paragraph('p1', 'Homes')]);
  await room.settled();
  return [ann, bob];
}

/** Holds the next append until it is let go, well or badly. */
function holdLog(): { go: () => void; fail: () => void } {
  let go = (): void => undefined;
  let fail = (): void => undefined;
  const held = new Promise<void>((resolve, reject) => {
    go = resolve;
    fail = () => reject(new Error('the database is gone'));
  });
  log.beforeAppend = () => held;
  return { go, fail };
}

const tick = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

it('[P1] shows an edit to nobody, and calls it saved to nobody, before it is stored', async () => {
  const [ann, bob] = await twoWriters();
  const held = holdLog();
  appendToBlock(ann.doc, 'p1', ' first');
  await tick();
  expect([bob.text, ann.saved.at(-1)]).toEqual(['Homes', 2]);
  held.go();
  await room.settled();
  expect([bob.text, ann.saved.at(-1)]).toEqual(['Homes first', 3]);
});

it('[P1] answers a newcomer who asks during a commit with committed text only', async () => {
  const [ann] = await twoWriters();
  const held = holdLog();
  appendToBlock(ann.doc, 'p1', ' first');
  await tick();
  const carol = new FakeBrowser('carol', [31]).open(room);
  await tick();
  expect(carol.text).toBe('');
  held.go();
  await room.settled();
  expect(carol.text).toBe('Homes first');
});

it('gives a newcomer the text that is there', async () => {
  await twoWriters();
  const carol = new FakeBrowser('carol', [31]).open(room);
  await room.settled();
  expect(carol.text).toBe('Homes');
});

it('[P6] stores one row for each author of a flush, in the order in which they came', async () => {
  const [ann, bob] = await twoWriters();
  const held = holdLog();
  appendToBlock(ann.doc, 'p1', ' 1');
  await tick();
  appendToBlock(bob.doc, 'p1', ' 2');
  appendToBlock(ann.doc, 'p1', ' 3');
  appendToBlock(bob.doc, 'p1', ' 4');
  held.go();
  await room.settled();
  const authors = log.rows(section).map(({ entry }) => entry.author.membershipId);
  expect(authors).toEqual(['ann', 'ann', 'bob', 'ann']);
  expect(ann.text).toBe(bob.text);
  expect([ann.saved.at(-1), bob.saved.at(-1)]).toEqual([4, 3]);
});

it('[P6] keeps the clients that wrote in each row and chains the rows', async () => {
  await twoWriters();
  const [row] = log.rows(section);
  expect(row?.entry.clientIds).toEqual([11]);
  expect([row?.seq, row?.chain]).toEqual([1, expect.stringMatching(/^[\da-f]{64}$/)]);
});

it('[P5] asks nothing of a reader, and ends the connection of a reader who writes, with the text kept', async () => {
  const [ann] = await twoWriters();
  const eve = new FakeBrowser('eve', []).open(room, false);
  await room.settled();
  expect([eve.asked, eve.text]).toEqual([0, 'Homes']);
  appendToBlock(eve.doc, 'p1', ' forged');
  await room.settled();
  expect([eve.closedWith, eve.notices[0]?.code]).toEqual([CloseCode.mayNot, 'p5.may-not-write']);
  expect([ann.text, log.rows(section).length, refused[0]?.cause]).toEqual(['Homes', 1, 'p5.may-not-write']);
});

it('[P5] drops what a reader sends when it changes no words, and goes on', async () => {
  await twoWriters();
  const eve = new FakeBrowser('eve', []).open(room, false);
  await room.settled();
  room.receive(eve, encodeUpdates([Y.encodeStateAsUpdate(eve.doc)]));
  await room.settled();
  expect([eve.closedWith, eve.saved.at(-1), log.rows(section).length]).toEqual([null, 1, 1]);
});

it.each([
  ['forged', 4_000_000_001],
  ["another member's", 21],
])("[P3][S3] refuses %s client id, and the victim's next edit lands", async (_what, clientId) => {
  const [ann, bob] = await twoWriters();
  const mallory = new FakeBrowser('mallory', [41]).open(room);
  await room.settled();
  mallory.doc.clientID = clientId;
  appendToBlock(mallory.doc, 'p1', ' forged');
  await room.settled();
  expect([mallory.closedWith, refused[0]?.cause]).toEqual([CloseCode.mayNot, 'p3.client']);
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
  const [ann, bob] = await twoWriters();
  const mallory = new FakeBrowser('mallory', [41]).open(room);
  await room.settled();
  room.receive(mallory, frame);
  await room.settled();
  expect(mallory.closedWith).toBe(CloseCode.badFrame);
  appendToBlock(ann.doc, 'p1', ' still');
  await room.settled();
  expect([bob.text, bob.closedWith, faults]).toEqual(['Homes still', null, []]);
});

it('[P4] refuses only the one whose update breaks the schema, sets it aside, and stores the others', async () => {
  const [ann, bob] = await twoWriters();
  const held = holdLog();
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
  expect(refused).toEqual([expect.objectContaining({ cause: 'schema.place', setAside: expect.any(Uint8Array) })]);
  expect(ann.text).toBe(bob.text);
  expect(ann.text).toContain(' 3');
  const carol = new FakeBrowser('carol', [31]).open(room);
  await room.settled();
  expect(carol.text).toBe(ann.text);
});

it('[P3] holds what someone types as they come back until what they wrote before is there', async () => {
  const [ann, bob] = await twoWriters();
  room.dismiss(CloseCode.resync, ann);
  appendToBlock(ann.doc, 'p1', ' offline');
  const held = holdLog();
  appendToBlock(bob.doc, 'p1', ' meanwhile');
  await tick();
  ann.open(room);
  appendToBlock(ann.doc, 'p1', ' back');
  held.go();
  await room.settled();
  expect([ann.closedWith, refused, ann.saved.at(-1)]).toEqual([null, [], 2]);
  expect(bob.text).toBe(ann.text);
  expect(bob.text).toContain(' offline back');
});

it("[P4] finds the window whose update breaks the schema among one member's two", async () => {
  const good = new FakeBrowser('ann', [11, 12]).open(room);
  const bad = new FakeBrowser('ann', [12, 11]).open(room);
  await room.settled();
  const held = holdLog();
  appendBlocks(good.doc, [paragraph('p1', 'Homes')]);
  await tick();
  bad.doc.getXmlFragment('content').insert(0, [new Y.XmlElement('listItem')]);
  appendToBlock(good.doc, 'p1', ' first');
  held.go();
  await room.settled();
  expect([good.closedWith, bad.closedWith]).toEqual([null, CloseCode.mayNot]);
  const carol = new FakeBrowser('carol', [31]).open(room);
  await room.settled();
  expect([carol.text, log.rows(section).length]).toEqual(['Homes first', 2]);
});

it('[F2] shows nobody an edit whose storing failed, reads the log again, and gets the edit when its author returns', async () => {
  const [ann, bob] = await twoWriters();
  const held = holdLog();
  appendToBlock(ann.doc, 'p1', ' first');
  await tick();
  held.fail();
  await room.settled();
  expect([ann.closedWith, bob.closedWith, bob.text, faults.length]).toEqual([4502, 4502, 'Homes', 1]);
  expect(ann.saved.at(-1)).toBe(2);
  log.beforeAppend = () => Promise.resolve();
  bob.open(room);
  ann.open(room);
  await room.settled();
  expect([bob.text, log.rows(section).length]).toEqual(['Homes first', 2]);
});

it('[P5] refuses at the commit what was allowed when it arrived, and keeps what others wrote in the same flush', async () => {
  const [ann, bob] = await twoWriters();
  const locked: Refusal = { code: 'edit.section-closed', because: 'The section is locked.' };
  const held = holdLog();
  appendToBlock(ann.doc, 'p1', ' 1');
  await tick();
  appendToBlock(bob.doc, 'p1', ' 2');
  appendToBlock(ann.doc, 'p1', ' 3');
  log.refused.set(bob.author.membershipId, [locked]);
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
  const [ann, bob] = await twoWriters();
  log.rebuild(section);
  appendToBlock(ann.doc, 'p1', ' late');
  await room.settled();
  expect([ann.closedWith, bob.closedWith, log.rows(section).length]).toEqual([CloseCode.reload, CloseCode.reload, 0]);
});

it('[P1] resyncs everyone when another server wrote', async () => {
  const [ann, bob] = await twoWriters();
  const other = openRoom();
  const carol = new FakeBrowser('carol', [31]).open(other);
  await other.settled();
  appendToBlock(carol.doc, 'p1', ' elsewhere');
  await other.settled();
  appendToBlock(ann.doc, 'p1', ' here');
  await room.settled();
  expect([ann.closedWith, bob.closedWith, faults]).toEqual([CloseCode.resync, CloseCode.resync, []]);
  ann.open(room);
  await room.settled();
  expect([...ann.text].sort()).toEqual([...'Homes elsewhere here'].sort());
  await other.close(CloseCode.closing);
});

it('still stores what someone sent before they left', async () => {
  const [ann, bob] = await twoWriters();
  appendToBlock(ann.doc, 'p1', ' goodbye');
  room.leave(ann);
  await room.settled();
  expect(bob.text).toBe('Homes goodbye');
});

it('[P2] writes in a member’s name with their lease, and everyone sees it', async () => {
  const [ann] = await twoWriters();
  const own = { author: ann.author, clientId: 12, edit: (doc: Y.Doc) => void appendToBlock(doc, 'p1', ' dictated') };
  const written = await room.write(own);
  expect([written.seq, written.refusals, ann.text]).toEqual([2, [], 'Homes dictated']);
  expect(log.rows(section).at(-1)?.entry.clientIds).toEqual([12]);
});

it('[P4] refuses an edit of its own that breaks the schema, and nothing has happened', async () => {
  const [ann] = await twoWriters();
  const edit = (doc: Y.Doc): void => doc.getXmlFragment('content').insert(0, [new Y.XmlElement('listItem')]);
  const written = await room.write({ author: ann.author, clientId: 12, edit });
  expect([written.refusals[0]?.code, ann.closedWith, log.rows(section).length]).toEqual(['schema.place', null, 1]);
});

it('[P5] tells rights when they change, and only then', async () => {
  const [ann] = await twoWriters();
  room.changeRights(ann, { mayWrite: true, because: null });
  room.changeRights(ann, { mayWrite: false, because: 'Locked.' });
  expect(ann.rights.map(({ mayWrite }) => mayWrite)).toEqual([true, false]);
});

it('sends each browser one frame of text for a flush', async () => {
  const [ann, bob] = await twoWriters();
  const carol = new FakeBrowser('carol', [31]).open(room);
  await room.settled();
  const held = holdLog();
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
