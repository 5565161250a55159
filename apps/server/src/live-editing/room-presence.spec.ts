import { CloseCode, Frame } from '#room';
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import {
  aDraft,
  aMember,
  ORIGIN,
  signIn,
  startRoomsApp,
  type Draft,
  type RoomsApp,
} from '../../../../test/build/rooms-app.js';
import { aTicket, rawSocket, until, visit, type RoomVisitor } from '../../../../test/build/room-visitor.js';
import type { DisplayChoice } from '../membership/accept-invitation.js';
import { ChangeDisplay } from '../membership/change-display.js';
import type { Membership } from '../membership/membership.entity.js';
import { Rooms } from './rooms.js';

let rooms: RoomsApp;
let draft: Draft;
let ann: Membership;
let watcher: RoomVisitor;
let visitors: RoomVisitor[] = [];

beforeAll(async () => {
  rooms = await startRoomsApp({ heartbeatMs: 200, watchEveryMs: 200 });
});

afterAll(() => rooms.close());

beforeEach(async () => {
  draft = await aDraft(rooms.db);
  ann = await aMember(rooms.db, draft.statementId, { constituency: 'PEOPLE' });
  watcher = await open(await aMember(rooms.db, draft.statementId, { constituency: 'WORKFORCE' }));
});

afterEach(() => {
  for (const visitor of visitors) visitor.leave();
  visitors = [];
});

async function open(member: Membership): Promise<RoomVisitor> {
  const visitor = await visit(rooms, member, draft.sectionId);
  visitors.push(visitor);
  return visitor;
}

/** What the others see of a window: where its cursor is; null without one, and undefined when they do not see it. */
function seenBy({ provider }: RoomVisitor, clientId: number): number | null | undefined {
  const state = provider.awareness.getStates().get(clientId) as
    { cursor: ReturnType<typeof cursorAt> | null } | undefined;
  return state && (state.cursor?.head.item.clock ?? null);
}

async function point(window: RoomVisitor, clock: number): Promise<void> {
  window.provider.awareness.setLocalState({ cursor: cursorAt(clock) });
  await until(() => seenBy(watcher, window.doc.clientID) === clock);
}

describe('two windows of one member', () => {
  it('[P2][P9] are both seen, though each repeats to the server what it hears of the other', async () => {
    const [first, second] = [await open(ann), await open(ann)];
    await point(second, 1_000);
    // Cursors go out every tenth of a second, so each round takes in what the second repeated of the one before.
    for (let round = 1; round <= 5; round += 1) {
      await point(first, round);
      expect(seenBy(watcher, second.doc.clientID)).toBe(1_000);
    }
    await point(second, 1_001);
    expect([seenBy(watcher, first.doc.clientID), seenBy(first, second.doc.clientID)]).toEqual([5, 1_001]);
  });

  it('[P9] go one by one', async () => {
    const [first, second] = [await open(ann), await open(ann)];
    await point(first, 1);
    await point(second, 2);
    await point(first, 3);
    second.leave();
    await until(() => seenBy(watcher, second.doc.clientID) === undefined);
    expect(seenBy(watcher, first.doc.clientID)).toBe(3);
  });
});

it('[P9] a window that comes back before its old connection has ended stays when that ends', async () => {
  const old = await open(ann);
  const { clientID } = old.doc;
  await point(old, 1);
  const { address, cookie } = await aTicket(rooms, ann, draft.sectionId);
  const { socket } = rawSocket(address, { cookie, origin: ORIGIN });
  await new Promise((resolve) => socket.once('message', resolve));
  socket.send(cursorFrame(clientID, 2));
  await until(() => seenBy(watcher, clientID) === 2);
  const removed: number[] = [];
  watcher.provider.awareness.on('change', (change: { removed: number[] }) => void removed.push(...change.removed));
  // As a network that has gone: nobody says goodbye.
  (old.provider.ws as unknown as { terminate(): void }).terminate();
  await until(() => old.closed.length > 0);
  socket.send(cursorFrame(clientID, 3));
  await until(() => seenBy(watcher, clientID) === 3);
  const late = await open(await aMember(rooms.db, draft.statementId));
  await until(() => seenBy(late, clientID) === 3);
  expect(removed).toEqual([]);
  socket.close();
  await until(() => seenBy(watcher, clientID) === undefined);
});

describe('someone who changes how they are shown', () => {
  const named: DisplayChoice = { form: 'full-name', audience: 'everyone', chosenName: null, hidePresence: false };
  let window: RoomVisitor;

  const namesSeenBy = ({ provider }: RoomVisitor): string => JSON.stringify([...provider.awareness.getStates()]);

  async function change(choice: DisplayChoice): Promise<void> {
    const { actor } = await signIn(rooms.db, ann);
    const { refusals } = await rooms.app.get(ChangeDisplay, { strict: false }).run(actor, choice);
    expect(refusals).toEqual([]);
  }

  beforeEach(async () => {
    await change(named);
    window = await open(ann);
    await point(window, 1);
    expect(namesSeenBy(watcher)).toContain('Never-Shown');
  });

  it('[R29][P9] is seen under the old name by nobody, and comes back under the new one', async () => {
    await change({ ...named, form: 'group-only' });
    await until(() => window.closed.length > 0 && seenBy(watcher, window.doc.clientID) === undefined);
    expect([window.closed, watcher.closed]).toEqual([[CloseCode.resync], []]);
    const again = await open(ann);
    await point(again, 2);
    const late = await open(await aMember(rooms.db, draft.statementId));
    await until(() => seenBy(late, again.doc.clientID) === 2);
    expect([namesSeenBy(watcher), namesSeenBy(late)].join()).not.toContain('Never-Shown');
  });

  it('[R29][P9] is gone when they hide that they are there', async () => {
    await change({ ...named, hidePresence: true });
    await until(() => seenBy(watcher, window.doc.clientID) === undefined);
    expect(namesSeenBy(await open(await aMember(rooms.db, draft.statementId)))).not.toContain('Never-Shown');
  });

  it('[R29][P9] is not let stay under a name that the door read before the change', async () => {
    const author = { membershipId: ann.id, capacity: ann.capacity, onBehalfOf: null };
    const closed: number[] = [];
    const shownAs = { id: ann.id, name: 'Lorraine Never-Shown', group: 'PEOPLE', colour: 'red' };
    const session = {
      author,
      allowedClients: new Set([1]),
      shownAs,
      send: () => undefined,
      listen: () => undefined,
      close: (code: number) => closed.push(code),
    };
    await change({ ...named, form: 'group-only' });
    const hall = rooms.app.get(Rooms);
    hall.of({ id: draft.sectionId, statementId: draft.statementId }).join(session, { mayWrite: true, because: null });
    hall.entered(draft.sectionId, session, hall.now() - 1);
    await until(() => closed.length > 0);
    expect(closed).toEqual([CloseCode.resync]);
  });
});

/** A cursor as the editor sends it. */
function cursorAt(clock: number) {
  const position = { type: null, tname: null, item: { client: 1, clock }, assoc: 0 };
  return { anchor: position, head: position };
}

/** What a browser sends of its own cursor. */
function cursorFrame(clientId: number, clock: number): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  const awareness = new Awareness(doc);
  awareness.setLocalState({ cursor: cursorAt(clock) });
  const encoder = createEncoder();
  writeVarUint(encoder, Frame.awareness);
  writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, [clientId]));
  awareness.destroy();
  return toUint8Array(encoder);
}
