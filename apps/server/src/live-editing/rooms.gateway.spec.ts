import type { SectionId } from '#concordat';
import { appendBlocks, appendToBlock } from '#document';
import { CloseCode, encodeUpdates, Frame } from '#room';
import { connect } from 'node:net';
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { clockOf, cursorAt, cursorShownBy } from '../../../../test/build/cursors.js';
import {
  aDraft,
  aMember,
  aSection,
  ORIGIN,
  startRoomsApp,
  type Draft,
  type RoomsApp,
} from '../../../../test/build/rooms-app.js';
import { aTicket, rawSocket, until, visit, type RoomVisitor } from '../../../../test/build/room-visitor.js';
import { waitingForLocks } from '../../../../test/build/waiting-for-locks.js';
import type { Membership } from '../membership/membership.entity.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Section } from '../statements/section.entity.js';
import { RecordEntryRow } from '../timeline/record-entry.entity.js';
import { SetAsideUpdate } from './room-ticket.entity.js';
import { SectionUpdate } from './section-update.entity.js';

const paragraph = (id: string, text: string) => ({
  type: 'paragraph',
  attrs: { id },
  content: [{ type: 'text', text }],
});

let rooms: RoomsApp;
let draft: Draft;
let ann: Membership;
let bob: Membership;
let visitors: RoomVisitor[] = [];

beforeAll(async () => {
  rooms = await startRoomsApp({ heartbeatMs: 200, watchEveryMs: 200 });
});

afterAll(() => rooms.close());

beforeEach(async () => {
  draft = await aDraft(rooms.db);
  ann = await aMember(rooms.db, draft.statementId, { constituency: 'PEOPLE' });
  bob = await aMember(rooms.db, draft.statementId, { constituency: 'WORKFORCE', numberInGroup: 3 });
});

afterEach(() => {
  for (const visitor of visitors) visitor.leave();
  visitors = [];
});

async function open(member: Membership, sectionId: SectionId = draft.sectionId): Promise<RoomVisitor> {
  const visitor = await visit(rooms, member, sectionId);
  visitors.push(visitor);
  return visitor;
}

async function twoWriters(): Promise<[RoomVisitor, RoomVisitor]> {
  const first = await open(ann);
  const second = await open(bob);
  appendBlocks(first.doc, [paragraph('p1', 'Homes')]);
  await until(() => second.text() === 'Homes');
  return [first, second];
}

/**
 * Until whatever one visitor has said of their presence would be shown to another: what one socket brings is taken in
 * order, and the cursors that wait are shown together, so the text after it and then a third cursor come later.
 */
async function untilPresenceIsShown(by: RoomVisitor, to: RoomVisitor): Promise<void> {
  appendBlocks(by.doc, [paragraph('after', ' after')]);
  await until(() => to.text().endsWith(' after'));
  const another = await open(await aMember(rooms.db, draft.statementId));
  another.provider.awareness.setLocalState({ cursor: cursorAt(2) });
  await until(() => cursorShownBy(to, another) === 2);
}

const rowsOf = (sectionId: SectionId) =>
  rooms.db.manager.find(SectionUpdate, { where: { sectionId }, order: { seq: 'ASC' } });
const sectionNow = () => rooms.db.manager.findOneByOrFail(Section, { id: draft.sectionId });

describe('two stock providers', () => {
  it('[C1] converge, and both are told that everything is saved', async () => {
    const [first, second] = await twoWriters();
    for (let word = 0; word < 20; word += 1) {
      appendToBlock(first.doc, 'p1', ` a${word}`);
      appendToBlock(second.doc, 'p1', ` b${word}`);
    }
    // The answer to the server's question counts as one.
    await until(() => first.saved.at(-1) === 22 && second.saved.at(-1) === 21);
    await until(() => first.text() === second.text());
    expect(first.text()).toHaveLength('Homes'.length + 140);
    const { headSeq, logHead, state } = await sectionNow();
    const rows = await rowsOf(draft.sectionId);
    expect([headSeq, logHead, state]).toEqual([rows.length, rows.at(-1)?.chain, 'DRAFTING']);
  });

  it('[P6] leave rows that name each author and hold only their clients', async () => {
    const [first, second] = await twoWriters();
    appendToBlock(second.doc, 'p1', ' b');
    await until(() => first.text() === 'Homes b');
    const rows = await rowsOf(draft.sectionId);
    expect(rows.map(({ membershipId, clientIds }) => [membershipId, clientIds])).toEqual([
      [ann.id, [String(first.doc.clientID)]],
      [bob.id, [String(second.doc.clientID)]],
    ]);
  });

  it('[P9] see each other under the name, group and colour that the server gives', async () => {
    const [first, second] = await twoWriters();
    second.provider.awareness.setLocalState({ user: { name: 'The Council', id: ann.id }, cursor: cursorAt(1) });
    await until(() => Boolean(first.provider.awareness.getStates().get(second.doc.clientID)?.cursor));
    expect(first.provider.awareness.getStates().get(second.doc.clientID)).toEqual({
      user: expect.objectContaining({ id: bob.id, group: 'WORKFORCE' }),
      cursor: cursorAt(1),
    });
    const shown = JSON.stringify([...first.provider.awareness.getStates()]);
    expect(shown).not.toContain('Never-Shown');
    second.leave();
    await until(() => !first.provider.awareness.getStates().has(second.doc.clientID));
  });

  it('[P9][S5] never show a cursor under a client id that is not the sender’s', async () => {
    const [first, second] = await twoWriters();
    const third = await open(await aMember(rooms.db, draft.statementId));
    first.provider.awareness.setLocalState({ cursor: cursorAt(1) });
    await until(() => third.provider.awareness.getStates().has(first.doc.clientID));
    const forged = new Awareness(new Y.Doc());
    forged.clientID = first.doc.clientID;
    forged.meta.set(first.doc.clientID, { clock: 2 ** 31, lastUpdated: 0 });
    forged.setLocalState({ user: { id: ann.id }, cursor: cursorAt(666) });
    second.provider.ws?.send(presenceFrame(encodeAwarenessUpdate(forged, [first.doc.clientID])));
    forged.destroy();
    await untilPresenceIsShown(second, third);
    expect(cursorShownBy(third, first)).toBe(1);
    expect([...third.provider.awareness.getStates().values()].map(clockOf)).not.toContain(666);
    expect(second.closed).toEqual([]);
  });

  it('[P9] do not see someone who hides their presence', async () => {
    const first = await open(ann);
    const hidden = await open(await aMember(rooms.db, draft.statementId, { hidePresence: true }));
    hidden.provider.awareness.setLocalState({ cursor: cursorAt(1) });
    await untilPresenceIsShown(hidden, first);
    expect(first.provider.awareness.getStates().has(hidden.doc.clientID)).toBe(false);
  });
});

describe('freezing', () => {
  it('[P5] tells everyone in the room what they may do now', async () => {
    const [first] = await twoWriters();
    await rooms.db.manager.update(Section, { id: draft.sectionId }, { state: 'FROZEN' });
    rooms.app.get(ChangeFeed).publish(`statement:${draft.statementId}`, { kind: 'section' });
    await until(() => first.rights.length === 2);
    expect(first.rights.map(({ mayWrite }) => mayWrite)).toEqual([true, false]);
  });

  it('[P5] lets no edit land once it has the lock, not even one that was on its way', async () => {
    const [first, second] = await twoWriters();
    const before = await sectionNow();
    await rooms.db.transaction(async (tx) => {
      const lock = { mode: 'pessimistic_write' } as const;
      await tx.findOneOrFail(Section, { where: { id: draft.sectionId }, lock });
      appendToBlock(first.doc, 'p1', ' too late');
      await until(async () => (await waitingForLocks(rooms.db)) > 0);
      await tx.update(Section, { id: draft.sectionId }, { state: 'FROZEN' });
    });
    await until(() => first.closed.length > 0);
    expect([first.closed, second.text()]).toEqual([[CloseCode.mayNot], 'Homes']);
    expect(await sectionNow()).toMatchObject({ headSeq: before.headSeq, logHead: before.logHead, state: 'FROZEN' });
    const late = await open(bob);
    expect([late.text(), late.opened.mayWrite, late.opened.clientIds]).toEqual(['Homes', false, []]);
  });
});

it('[P0] everyone hears a heartbeat while nobody writes', async () => {
  const { socket } = await connected(bob);
  const heard: number[] = [];
  socket.on('message', (data: Buffer) => void heard.push(data[0] ?? 0));
  await until(() => heard.includes(Frame.heartbeat));
  socket.close();
});

it('[F9] says goodbye when the server stops, so that browsers come back to the next one', async () => {
  const stopping = await startRoomsApp();
  const there = await aDraft(stopping.db);
  const window = await visit(stopping, await aMember(stopping.db, there.statementId), there.sectionId);
  appendBlocks(window.doc, [paragraph('p1', 'Homes')]);
  await until(() => window.saved.at(-1) === 2);
  await stopping.close();
  await until(() => window.closed.length > 0);
  expect(window.closed).toEqual([CloseCode.closing]);
  window.leave();
});

describe('hostile frames', () => {
  it('[S3] writing with a lease of the same member in another section is refused and recorded once', async () => {
    const other = await open(bob, await aSection(rooms.db, draft.statementId));
    const [first, second] = await twoWriters();
    second.doc.clientID = other.doc.clientID;
    appendToBlock(second.doc, 'p1', ' forged');
    await until(() => second.closed.length > 0);
    const again = await open(bob);
    again.doc.clientID = other.doc.clientID;
    appendToBlock(again.doc, 'p1', ' forged');
    await until(() => again.closed.length > 0);
    appendToBlock(first.doc, 'p1', ' true');
    await until(() => first.saved.at(-1) === 3);
    expect([second.closed, again.closed, first.text()]).toEqual([[CloseCode.mayNot], [CloseCode.mayNot], 'Homes true']);
    const where = { chain: draft.statementId, kind: 'update.refused' };
    await until(async () => (await rooms.db.manager.countBy(RecordEntryRow, where)) > 0);
    const recorded = await rooms.db.manager.findBy(RecordEntryRow, where);
    expect(recorded.map(({ actor, facts }) => [actor, facts.cause])).toEqual([[bob.pseudonym, 'p3.client']]);
  });

  it('[P4] an update that breaks the schema is set aside', async () => {
    const [first, second] = await twoWriters();
    second.doc.getXmlFragment('content').insert(0, [new Y.XmlElement('listItem')]);
    await until(() => second.closed.length > 0);
    await until(async () => (await rooms.db.manager.countBy(SetAsideUpdate, { sectionId: draft.sectionId })) === 1);
    expect([second.closed, first.text(), first.closed]).toEqual([[CloseCode.mayNot], 'Homes', []]);
  });

  it.each([
    ['a text frame', '\u0003', CloseCode.badFrame],
    ['an empty frame', Buffer.alloc(0), CloseCode.badFrame],
    ['garbage', Buffer.from([250, 250, 250]), CloseCode.badFrame],
    ['a message above 1 MiB', Buffer.alloc(1024 * 1024 + 1), 1009],
  ])('[S1] %s ends its own connection and nobody else’s', async (_what, frame, code) => {
    const [first] = await twoWriters();
    const socket = await connected(bob);
    socket.socket.send(frame);
    expect(await socket.ended).toBe(code);
    appendToBlock(first.doc, 'p1', ' on');
    await until(() => first.saved.at(-1) === 3);
  });

  it('[P0] more updates than anyone types end the connection', async () => {
    await twoWriters();
    const socket = await connected(bob);
    for (let update = 0; update < 200; update += 1) socket.socket.send(encodeUpdates([Uint8Array.of(0, 0)]));
    expect(await socket.ended).toBe(CloseCode.tooFast);
  });

  it('[P0] a ninth window of one member on a section is turned away', async () => {
    const sockets = [];
    for (let window = 0; window < 8; window += 1) sockets.push(await connected(bob));
    const ninth = await connected(bob, false);
    expect(await ninth.ended).toBe(CloseCode.tooManyWindows);
    for (const { socket } of sockets) socket.close();
  });
});

function presenceFrame(payload: Uint8Array): Uint8Array<ArrayBuffer> {
  const encoder = createEncoder();
  writeVarUint(encoder, Frame.awareness);
  writeVarUint8Array(encoder, payload);
  return new Uint8Array(toUint8Array(encoder));
}

async function connected(member: Membership, waits = true): Promise<ReturnType<typeof rawSocket>> {
  const { address, cookie } = await aTicket(rooms, member, draft.sectionId);
  const raw = rawSocket(address, { cookie, origin: ORIGIN });
  if (waits) await new Promise((resolve) => raw.socket.once('message', resolve));
  return raw;
}

it.each(['/collab/%', '/collab//', '/collab/?ticket=%E0%A4%A', '/collab/[::1'])(
  '[S1] is not brought down by an upgrade to %s',
  async (path) => {
    const { hostname, port } = new URL(rooms.address.replace('ws:', 'http:'));
    const socket = connect(Number(port), hostname);
    socket.on('error', () => undefined);
    const head = [`GET ${path} HTTP/1.1`, `Host: ${hostname}:${port}`, 'Upgrade: websocket', 'Connection: Upgrade'];
    socket.write(
      [...head, 'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==', '', ''].join('\r\n'),
    );
    await until(() => socket.bytesWritten > 0);
    const window = await visit(rooms, ann, draft.sectionId);
    visitors.push(window);
    expect(window.rights.at(-1)?.mayWrite).toBe(true);
    socket.destroy();
  },
);
