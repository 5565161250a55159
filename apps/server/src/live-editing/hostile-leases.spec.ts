import type { SectionId } from '#concordat';
import { appendBlocks, appendToBlock } from '#document';
import { CloseCode, encodePresence, encodeStep2, encodeUpdates } from '#room';
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding';
import * as Y from 'yjs';
import { RawWindow, updateOf } from '../../../../test/build/raw-window.js';
import {
  aDraft,
  aMember,
  aSection,
  signIn,
  startRoomsApp,
  type Draft,
  type RoomsApp,
} from '../../../../test/build/rooms-app.js';
import { until, visit, type RoomVisitor } from '../../../../test/build/room-visitor.js';
import type { Membership } from '../membership/membership.entity.js';
import { Section } from '../statements/section.entity.js';
import { RecordEntryRow } from '../timeline/record-entry.entity.js';
import { OpenSection } from './open-section.js';

let rooms: RoomsApp;
let draft: Draft;
let ann: Membership;
let mallory: Membership;
let victim: RoomVisitor;

beforeAll(async () => {
  rooms = await startRoomsApp();
});

afterAll(() => rooms.close());

beforeEach(async () => {
  draft = await aDraft(rooms.db);
  ann = await aMember(rooms.db, draft.statementId, { constituency: 'PEOPLE' });
  mallory = await aMember(rooms.db, draft.statementId);
  victim = await visit(rooms, ann, draft.sectionId);
  appendBlocks(victim.doc, [{ type: 'paragraph', attrs: { id: 'p1' }, content: [{ type: 'text', text: 'Homes' }] }]);
  await until(() => victim.saved.at(-1) === 2);
});

afterEach(() => victim.leave());

const open = (member = mallory) => RawWindow.open(rooms, member, draft.sectionId);

async function leaseOf(member: Membership, sectionId: SectionId): Promise<number> {
  const { opened } = await rooms.app.get(OpenSection).run((await signIn(rooms.db, member)).actor, { sectionId });
  return opened.clientIds[0]!;
}

/** Client ids that are not Mallory's to write with in this section. */
const FORGERIES: readonly (readonly [string, () => Promise<number>])[] = [
  ['an invented client id', async () => 4_242_424],
  ['the client id that the victim is writing with', async () => victim.doc.clientID],
  ['one of the victim’s that is not in use yet', async () => victim.opened.clientIds[5]!],
  [
    'a lease of their own in another section',
    async () => leaseOf(mallory, await aSection(rooms.db, draft.statementId)),
  ],
  ['a lease of another capacity of their own', leaseOfAnotherCapacity],
  ['client id 0', async () => 0],
];

/** They are the same person in the same statement, but spoke for an organisation when it was lent. */
async function leaseOfAnotherCapacity(): Promise<number> {
  const lent = await leaseOf(mallory, draft.sectionId);
  await rooms.db.query(`UPDATE client_lease SET capacity = 'organisation' WHERE client_id = $1`, [lent]);
  return lent;
}

describe.each(['update', 'step 2'] as const)('[S3][P2] in an %s', (kind) => {
  it.each(FORGERIES)(
    'words under %s are refused and recorded, and the victim’s next edit lands',
    async (_what, forge) => {
      const clientId = await forge();
      const window = await open();
      if (kind === 'update') window.answerQuestion();
      await window.settled();
      const before = await rooms.db.manager.findOneByOrFail(Section, { id: draft.sectionId });
      // Where the id is in use, at the clock at which the victim writes next.
      window.doc.clientID = clientId;
      const update = updateOf(window.doc, (doc) => appendToBlock(doc, 'p1', ' forged'));
      window.send(kind === 'update' ? encodeUpdates([update]) : encodeStep2(update));
      await window.settled();
      expect([window.closedWith, window.notices.map(({ code }) => code)]).toEqual([CloseCode.mayNot, ['p3.client']]);
      expect(await rooms.db.manager.findOneByOrFail(Section, { id: draft.sectionId })).toEqual(before);
      const where = { chain: draft.statementId, kind: 'update.refused' };
      await until(async () => (await rooms.db.manager.countBy(RecordEntryRow, where)) === 1);
      const [entry] = await rooms.db.manager.findBy(RecordEntryRow, where);
      expect([entry?.actor, entry?.facts.cause]).toEqual([mallory.pseudonym, 'p3.client']);
      const saved = victim.saved.at(-1) ?? 0;
      appendToBlock(victim.doc, 'p1', ' and care');
      await until(() => victim.saved.at(-1) === saved + 1);
      expect(victim.text()).toBe('Homes and care');
      window.close();
    },
  );

  it('words under a lease from an earlier opening of the member’s own are taken', async () => {
    const earlier = await leaseOf(mallory, draft.sectionId);
    const window = await open();
    if (kind === 'update') window.answerQuestion();
    window.doc.clientID = earlier;
    const update = updateOf(window.doc, (doc) => appendToBlock(doc, 'p1', ' true'));
    window.send(kind === 'update' ? encodeUpdates([update]) : encodeStep2(update));
    await until(() => victim.text() === 'Homes true');
    window.close();
  });
});

describe('[S5][P9] presence', () => {
  /** States as nobody's browser writes them. */
  function presence(...states: readonly [clientId: number, clock: number, json: string][]): Uint8Array {
    const encoder = createEncoder();
    writeVarUint(encoder, states.length);
    for (const [clientId, clock, json] of states) {
      writeVarUint(encoder, clientId);
      writeVarUint(encoder, clock);
      writeVarString(encoder, json);
    }
    return encodePresence(toUint8Array(encoder));
  }

  const mark = 'MALLORY-WAS-HERE';
  let looks = 0;

  /** Sends it; gives all that a third person is shown once they are shown what came after it. */
  async function shownAfter(frames: (window: RawWindow) => Uint8Array[]) {
    const [window, onlooker] = [await open(), await open(await aMember(rooms.db, draft.statementId))];
    for (const frame of frames(window)) window.send(frame);
    await window.settled();
    // Cursors of a moment are shown together: whoever sees this one would see those before it.
    looks += 1;
    const place = { type: null, tname: null, item: { client: 1, clock: looks }, assoc: 0 };
    victim.provider.awareness.setLocalState({ cursor: { anchor: place, head: place } });
    const seen = () => JSON.stringify(onlooker.presence.getStates().get(victim.doc.clientID)?.cursor ?? null);
    await until(() => seen().includes(`"clock":${looks}`));
    const shown = new Map<number, unknown>(onlooker.presence.getStates());
    for (const one of [window, onlooker]) one.close();
    return { shown, lent: [victim.doc.clientID, ...window.clientIds] };
  }

  it.each<[string, (window: RawWindow) => Uint8Array[]]>([
    ['under the victim’s client id', () => [presence([victim.doc.clientID, 9, `{"cursor":{"a":"${mark}"}}`])]],
    ['under an invented client id', () => [presence([77, 1, `{"user":{"name":"${mark}"},"cursor":null}`])]],
    ['that says that the victim left', () => [presence([victim.doc.clientID, 2 ** 31, 'null'])]],
    [
      'with another’s name, role and id',
      ({ clientIds: [own = 0] }) => [
        presence([
          own,
          1,
          JSON.stringify({ user: { id: ann.id, name: mark, role: mark, colour: mark }, cursor: null }),
        ]),
      ],
    ],
    [
      'with more in its cursor than a place',
      ({ clientIds: [own = 0] }) => [
        presence([
          own,
          1,
          JSON.stringify({ cursor: { anchor: mark, head: mark, html: `<b>${mark}</b>` }, note: mark }),
        ]),
      ],
    ],
    ['of 64 KiB', ({ clientIds: [own = 0] }) => [presence([own, 1, JSON.stringify({ note: mark.repeat(4_096) })])]],
    ['with a clock of 2^53 - 1', ({ clientIds: [own = 0] }) => [presence([own, 2 ** 53 - 1, `{"note":"${mark}"}`])]],
    ['that is no JSON', ({ clientIds: [own = 0] }) => [presence([own, 1, `{${mark}`])]],
  ])('%s is never shown as it claims', async (_what, frames) => {
    const { shown, lent } = await shownAfter(frames);
    expect([...shown.keys()].filter((clientId) => !lent.includes(clientId))).toEqual([]);
    expect(JSON.stringify([...shown])).not.toContain(mark);
    expect(shown.get(victim.doc.clientID)).toMatchObject({ user: { id: ann.id } });
    const users = [...shown.values()].map((state) => (state as { user: { id: string } }).user.id);
    expect(users.filter((id) => id === ann.id)).toHaveLength(1);
  });

  it('with a clock of 2^53 does not end the connection or the room, and a later honest one is shown', async () => {
    const window = await open();
    const [own = 0] = window.clientIds;
    const encoder = createEncoder();
    for (const number of [1, own]) writeVarUint(encoder, number);
    const clock = [128, 128, 128, 128, 128, 128, 128, 16];
    window.send(encodePresence(Uint8Array.of(...toUint8Array(encoder), ...clock, 2, 123, 125)));
    window.send(presence([own, 1, '{"cursor":null}']));
    await until(() => victim.provider.awareness.getStates().has(own));
    expect([window.closedWith, victim.closed]).toEqual([null, []]);
    window.close();
  });
});

it('[S3] a deletion claimed under another’s name is the sender’s in the log', async () => {
  const window = await open();
  window.answerQuestion();
  await window.settled();
  window.doc.clientID = victim.doc.clientID;
  const before = Y.encodeStateVector(window.doc);
  const text = updateOf(window.doc, (doc) => {
    const fragment = doc.getXmlFragment('content');
    ((fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText).delete(0, 1);
  });
  expect(Y.encodeStateVector(window.doc)).toEqual(before);
  window.send(encodeUpdates([text]));
  await until(() => victim.text() === 'omes');
  const [row] = await rooms.db.query<{ membership_id: string }[]>(
    'SELECT membership_id FROM section_update WHERE section_id = $1 ORDER BY seq DESC LIMIT 1',
    [draft.sectionId],
  );
  expect(row?.membership_id).toBe(mallory.id);
  window.close();
});
