import { appendBlocks, appendToBlock, replaceBlockText } from '#document';
import { randomUUID } from 'node:crypto';
import type * as Y from 'yjs';
import { aDraft, aMember, startRoomsApp, type Draft, type RoomsApp } from '../../../../test/build/rooms-app.js';
import { until, visit } from '../../../../test/build/room-visitor.js';
import { waitingForLocks } from '../../../../test/build/waiting-for-locks.js';
import type { Membership } from '../membership/membership.entity.js';
import { holding, type HeldKey } from '../platform/held-key.js';
import { KeptAnswer } from '../platform/kept-answer.entity.js';
import { Refused } from '../platform/refused.js';
import { Section } from '../statements/section.entity.js';
import { ClientLease } from './client-lease.entity.js';
import { SectionTextReader } from './section-text.reader.js';
import { SectionUpdate } from './section-update.entity.js';
import { WriteAsMember } from './write-as-member.js';

let rooms: RoomsApp;
let draft: Draft;
let ann: Membership;
let write: WriteAsMember;

beforeAll(async () => {
  rooms = await startRoomsApp();
  write = rooms.app.get(WriteAsMember);
});

afterAll(() => rooms.close());

beforeEach(async () => {
  draft = await aDraft(rooms.db);
  ann = await aMember(rooms.db, draft.statementId, { constituency: 'PEOPLE' });
});

const paragraph = { type: 'paragraph', attrs: { id: 'p1' }, content: [{ type: 'text', text: 'Homes' }] };
const firstParagraph = (doc: Y.Doc): void => appendBlocks(doc, [paragraph]);
const rows = () =>
  rooms.db.manager.find(SectionUpdate, { where: { sectionId: draft.sectionId }, order: { seq: 'ASC' } });
const textNow = () => rooms.app.get(SectionTextReader).at(draft.sectionId);

it('[P2] writes with one lease of the member, however often', async () => {
  await write.run({ sectionId: draft.sectionId, writer: ann, edit: firstParagraph });
  const again = await write.run({
    sectionId: draft.sectionId,
    writer: ann,
    edit: (doc) => void appendToBlock(doc, 'p1', ' for life'),
  });
  expect(again).toEqual({ seq: 2, refusals: [] });
  const leases = await rooms.db.manager.findBy(ClientLease, { sectionId: draft.sectionId });
  expect(leases.map(({ membershipId }) => membershipId)).toEqual([ann.id]);
  const { authorOf, seq } = await textNow();
  expect([authorOf(Number(leases[0]?.clientId)), authorOf(1), seq]).toEqual([ann.id, undefined, 2]);
});

it('[P1] is seen by those in the room, and they write on', async () => {
  await write.run({ sectionId: draft.sectionId, writer: ann, edit: firstParagraph });
  const bob = await aMember(rooms.db, draft.statementId);
  const window = await visit(rooms, bob, draft.sectionId);
  await write.run({ sectionId: draft.sectionId, writer: ann, edit: (doc) => void appendToBlock(doc, 'p1', ' for') });
  await until(() => window.text() === 'Homes for');
  appendToBlock(window.doc, 'p1', ' life');
  await until(() => window.saved.at(-1) === 2);
  window.leave();
  expect((await rows()).map(({ membershipId }) => membershipId)).toEqual([ann.id, ann.id, bob.id]);
});

it('[P11] credits the proposer with the words and the decider with what they replaced', async () => {
  const proposer = await aMember(rooms.db, draft.statementId, { constituency: null });
  await write.run({ sectionId: draft.sectionId, writer: ann, edit: firstParagraph });
  const edit = (doc: Y.Doc): void => void replaceBlockText(doc, 'p1', 'Homes', 'Housing');
  const { refusals } = await write.run({ sectionId: draft.sectionId, writer: ann, leaseOwner: proposer, edit });
  const row = (await rows()).at(-1);
  expect([refusals, row?.membershipId, (await textNow()).authorOf(Number(row?.clientIds[0]))]).toEqual([
    [],
    ann.id,
    proposer.id,
  ]);
});

it('[R9] writes for a workshop table by the facilitator, and credits the table', async () => {
  const facilitator = await aMember(rooms.db, draft.statementId, { constituency: null, roles: ['facilitator'] });
  const table = await aMember(rooms.db, draft.statementId, { constituency: 'PEOPLE', kind: 'group', headcount: 7 });
  await write.run({ sectionId: draft.sectionId, writer: facilitator, onBehalfOf: table, edit: firstParagraph });
  const [row] = await rows();
  expect([row?.membershipId, row?.onBehalfOf]).toEqual([facilitator.id, table.id]);
  expect((await textNow()).authorOf(Number(row?.clientIds[0]))).toBe(table.id);
});

it('[R7] refuses the facilitator’s own words', async () => {
  const facilitator = await aMember(rooms.db, draft.statementId, { constituency: null, roles: ['facilitator'] });
  const { seq, refusals } = await write.run({ sectionId: draft.sectionId, writer: facilitator, edit: firstParagraph });
  expect([seq, refusals.length > 0, await rows()]).toEqual([null, true, []]);
});

it('[P5] refuses words for a section that is frozen', async () => {
  await rooms.db.manager.update(Section, { id: draft.sectionId }, { state: 'FROZEN' });
  const { seq } = await write.run({ sectionId: draft.sectionId, writer: ann, edit: firstParagraph });
  expect([seq, await rows()]).toEqual([null, []]);
});

it('stores the words and what the act does in one transaction, or neither, and disturbs nobody', async () => {
  await write.run({ sectionId: draft.sectionId, writer: ann, edit: firstParagraph });
  const window = await visit(rooms, await aMember(rooms.db, draft.statementId), draft.sectionId);
  const seen: number[] = [];
  const edit = (doc: Y.Doc): void => void appendToBlock(doc, 'p1', ' gone');
  const refuse = (): Promise<void> => Promise.reject(new Refused([{ code: 'act.no', because: 'Not now.' }]));
  const refused = await write.run({ sectionId: draft.sectionId, writer: ann, edit, alongside: refuse });
  expect([refused, (await rows()).length]).toEqual([
    { seq: null, refusals: [{ code: 'act.no', because: 'Not now.' }] },
    1,
  ]);
  const note = (_tx: unknown, seq: number): Promise<void> => Promise.resolve(void seen.push(seq));
  await write.run({ sectionId: draft.sectionId, writer: ann, edit, alongside: note });
  await until(() => window.text() === 'Homes gone');
  expect([seen, window.closed]).toEqual([[2], []]);
  window.leave();
});

it('reads, inside the transaction that holds the section, exactly the text that it decides about', async () => {
  await write.run({ sectionId: draft.sectionId, writer: ann, edit: firstParagraph });
  await rooms.db.transaction(async (tx) => {
    const lock = { mode: 'pessimistic_write' } as const;
    const section = await tx.findOneOrFail(Section, { where: { id: draft.sectionId }, lock });
    const text = await rooms.app.get(SectionTextReader).at(draft.sectionId, tx);
    expect([text.seq, text.logHead]).toEqual([section.headSeq, section.logHead]);
  });
});

describe('[S8] under a key that somebody may send again', () => {
  const edit = firstParagraph;
  let bob: Membership;

  beforeEach(async () => {
    bob = await aMember(rooms.db, draft.statementId, { constituency: 'WORKFORCE' });
  });

  it('is marked as done with its words, also in a turn that somebody else began', async () => {
    const key = await aKey(bob);
    const both = await whileTheSectionIsHeld([
      () => write.run({ sectionId: draft.sectionId, writer: ann, edit }),
      () => holding(key, () => write.run({ sectionId: draft.sectionId, writer: bob, edit: sayMore })),
    ]);
    expect(both.map(({ refusals }) => refusals)).toEqual([[], []]);
    expect(await isMarked(key)).toBe(true);
  });

  it('is not marked by words of somebody else, nor by getting ready to write', async () => {
    const key = await aKey(ann);
    const alongside = () => Promise.reject(new Error('A fault.'));
    let others: Promise<unknown> = Promise.resolve();
    const failing = async (): Promise<string> => {
      const why = await write.run({ sectionId: draft.sectionId, writer: ann, edit, alongside }).catch(String);
      await others;
      return String(why);
    };
    const [why] = await whileTheSectionIsHeld<unknown>([
      () => holding(key, failing),
      () => (others = write.run({ sectionId: draft.sectionId, writer: bob, edit })),
    ]);
    expect([why, (await rows()).map(({ membershipId }) => membershipId)]).toEqual(['Error: A fault.', [bob.id]]);
    expect(await isMarked(key)).toBe(false);
  });
});

const sayMore = (doc: Y.Doc): void => void appendToBlock(doc, 'p1', ' for life');

async function aKey({ personId }: Membership): Promise<HeldKey> {
  const held = { personId, key: randomUUID(), attempt: 1 };
  await rooms.db.manager.insert(KeptAnswer, {
    ...{ ...held, requestHash: 'a', reservedAt: new Date(), acted: false, answer: null },
  });
  return held;
}

async function isMarked({ key }: HeldKey): Promise<boolean> {
  return (await rooms.db.manager.findOneByOrFail(KeptAnswer, { key })).acted;
}

/** Begins one after the other while the first cannot store its words, so that the others wait for their turn. */
async function whileTheSectionIsHeld<Answer>(acts: readonly (() => Promise<Answer>)[]): Promise<Answer[]> {
  const begun: Promise<Answer>[] = [];
  await rooms.db.transaction(async (tx) => {
    const where = { id: draft.sectionId };
    await tx.findOneOrFail(Section, { where, lock: { mode: 'pessimistic_write' } });
    for (const act of acts) {
      begun.push(act());
      await until(async () => (await waitingForLocks(rooms.db)) > 0);
    }
  });
  return Promise.all(begun);
}
