import { SCHEMA_VERSION } from '#document';
import { CloseCode } from '#room';
import { randomUUID } from 'node:crypto';
import {
  aDraft,
  aMember,
  aSection,
  ORIGIN,
  signIn,
  startRoomsApp,
  type Draft,
  type RoomsApp,
} from '../../../../test/build/rooms-app.js';
import { aTicket, rawSocket, until, visit, type Headers } from '../../../../test/build/room-visitor.js';
import type { Membership } from '../membership/membership.entity.js';
import { Session } from '../membership/session.entity.js';
import { Section } from '../statements/section.entity.js';
import { RecordEntryRow } from '../timeline/record-entry.entity.js';
import { OpenSection } from './open-section.js';
import { RoomTicket } from './room-ticket.entity.js';

let rooms: RoomsApp;
let draft: Draft;
let ann: Membership;
let bob: Membership;

beforeAll(async () => {
  rooms = await startRoomsApp({ heartbeatMs: 200, watchEveryMs: 200 });
});

afterAll(() => rooms.close());

beforeEach(async () => {
  draft = await aDraft(rooms.db);
  ann = await aMember(rooms.db, draft.statementId, { constituency: 'PEOPLE' });
  bob = await aMember(rooms.db, draft.statementId);
});

describe('the door', () => {
  it.each<[string, Headers]>([
    ['missing', {}],
    ['null', { origin: 'null' }],
    ['a sibling', { origin: 'http://other.position.test' }],
    ['another port', { origin: `${ORIGIN}:8080` }],
  ])('[P0][S7] answers 403 when the Origin is %s', async (_what, { origin }) => {
    const { address, cookie } = await aTicket(rooms, bob, draft.sectionId);
    expect(await rawSocket(address, { cookie, ...(origin && { origin }) }).ended).toBe(403);
  });

  it('[S7] turns away who is not signed in', async () => {
    const { address } = await aTicket(rooms, bob, draft.sectionId);
    expect(await rawSocket(address, { origin: ORIGIN }).ended).toBe(CloseCode.signedOut);
  });

  it('[S7] takes a ticket once', async () => {
    const { address, cookie } = await aTicket(rooms, bob, draft.sectionId);
    const first = rawSocket(address, { cookie, origin: ORIGIN });
    await until(() => first.socket.readyState === 1);
    expect(await rawSocket(address, { cookie, origin: ORIGIN }).ended).toBe(CloseCode.mayNot);
    first.socket.close();
  });

  it('[S7] takes no ticket for another section, of another session, unknown or none', async () => {
    const other = await aSection(rooms.db, draft.statementId);
    const fresh = () => aTicket(rooms, bob, draft.sectionId);
    const [first, second, third, fourth] = [await fresh(), await fresh(), await fresh(), await fresh()];
    const stranger = await signIn(rooms.db, ann);
    const tries = [
      { address: first.address.replace(draft.sectionId, other), cookie: first.cookie },
      { address: second.address, cookie: stranger.cookie },
      // His own, but from another browser.
      { address: third.address, cookie: first.cookie },
      { address: fourth.address.replace(/ticket=[^&]+/, 'ticket=nonsense'), cookie: fourth.cookie },
      { address: fourth.address.replace(/ticket=[^&]+/, ''), cookie: fourth.cookie },
      { address: fourth.address.replace(draft.sectionId, randomUUID()), cookie: fourth.cookie },
    ];
    const codes = await Promise.all(
      tries.map(({ address, cookie }) => rawSocket(address, { cookie, origin: ORIGIN }).ended),
    );
    expect(codes).toEqual(tries.map(() => CloseCode.mayNot));
  });

  it('[S7] asks for a new ticket when it is older than 30 seconds', async () => {
    const { address, cookie } = await aTicket(rooms, bob, draft.sectionId);
    await rooms.db.manager.update(RoomTicket, { sectionId: draft.sectionId }, { expiresAt: new Date(Date.now() - 1) });
    expect(await rawSocket(address, { cookie, origin: ORIGIN }).ended).toBe(CloseCode.ticketExpired);
  });

  it('[S7] takes no ticket after sign-out, and ends connections that are open', async () => {
    const first = await visit(rooms, bob, draft.sectionId);
    const { address, cookie } = await aTicket(rooms, bob, draft.sectionId);
    await rooms.db.manager.update(Session, { personId: bob.personId }, { endedAt: new Date() });
    expect(await rawSocket(address, { cookie, origin: ORIGIN }).ended).toBe(CloseCode.signedOut);
    await until(() => first.closed.length > 0);
    expect(first.closed).toEqual([CloseCode.signedOut]);
    first.leave();
  });

  it.each([
    [
      'epoch',
      async () => void (await rooms.db.manager.update(Section, { id: draft.sectionId }, { epoch: 2 })),
      SCHEMA_VERSION,
    ],
    ['schema', async () => undefined, SCHEMA_VERSION - 1],
  ])('[P4] tells a browser of another %s to reload', async (_what, change, schemaVersion) => {
    const { address, cookie } = await aTicket(rooms, bob, draft.sectionId);
    await change();
    const old = address.replace(/schemaVersion=\d+/, `schemaVersion=${schemaVersion}`);
    expect(await rawSocket(old, { cookie, origin: ORIGIN }).ended).toBe(CloseCode.reload);
  });

  it('answers 404 where there is no section', async () => {
    const { cookie } = await aTicket(rooms, bob, draft.sectionId);
    expect(await rawSocket(`${rooms.address}/nothing`, { cookie, origin: ORIGIN }).ended).toBe(404);
  });
});

describe('opening a section', () => {
  it('[P2] lends eight client ids that nobody had, and records the first opening only', async () => {
    const { actor } = await signIn(rooms.db, bob);
    const { opened: first } = await rooms.app.get(OpenSection).run(actor, { sectionId: draft.sectionId });
    const { opened: second } = await rooms.app.get(OpenSection).run(actor, { sectionId: draft.sectionId });
    expect(new Set([...first.clientIds, ...second.clientIds]).size).toBe(16);
    const where = { chain: draft.statementId, kind: 'writing.joined' };
    expect(await rooms.db.manager.countBy(RecordEntryRow, where)).toBe(1);
  });

  it('[R7] lends none to someone whose group does not write, and says why', async () => {
    const { actor } = await signIn(
      rooms.db,
      await aMember(rooms.db, draft.statementId, { constituency: null, roles: ['facilitator'] }),
    );
    const { opened, refusals } = await rooms.app.get(OpenSection).run(actor, { sectionId: draft.sectionId });
    expect([opened.mayWrite, opened.clientIds]).toEqual([false, []]);
    expect(refusals.map(({ because }) => because)).toEqual([expect.stringMatching(/\w+.*\.$/)]);
  });
});
