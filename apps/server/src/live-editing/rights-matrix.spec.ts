import type { DocumentState, SectionId, SectionState } from '#concordat';
import { appendBlocks, appendToBlock, ROOT } from '#document';
import { CloseCode, encodePresence, encodeStep1, encodeStep2, encodeUpdates } from '#room';
import { createEncoder, toUint8Array, writeVarUint } from 'lib0/encoding';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
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
import { until } from '../../../../test/build/until.js';
import { Membership } from '../membership/membership.entity.js';
import { Section } from '../statements/section.entity.js';
import { Statement } from '../statements/statement.entity.js';
import { OpenSection } from './open-section.js';
import { WriteAsMember } from './write-as-member.js';

/** Who connects. Those marked have been lent client ids before, while they could write. */
const PEOPLE = {
  'a section lead of a signing group': { constituency: 'PEOPLE', roles: ['member', 'section-lead'] },
  'a member of a signing group': { constituency: 'WORKFORCE', roles: ['member'] },
  'a contributor of a signing group': { constituency: 'PEOPLE', roles: ['contributor'] },
  'a commissioner, whose group does not sign': { constituency: 'COMMISSIONERS', roles: ['member', 'co-chair'] },
  'a facilitator': { constituency: null, roles: ['facilitator'] },
  'a sponsor without a group': { constituency: null, roles: ['sponsor'] },
  'a member who was suspended before': { constituency: 'PEOPLE', roles: ['member'], status: 'suspended' },
} as const satisfies Record<string, Partial<Membership>>;
type Who = keyof typeof PEOPLE;

const SECTION_STATES: readonly SectionState[] = [
  ...(['EMPTY', 'DRAFTING', 'READY', 'IN_COMMENT', 'RESPONDING'] as const),
  ...(['FROZEN', 'SIGNED', 'SIGNED_WITH_DISSENT', 'NOT_AGREED'] as const),
];
const STATEMENT_STATES: readonly DocumentState[] = [
  ...(['PROPOSED', 'CONVENING', 'CONCORDAT', 'DRAFTING', 'COMMENT', 'RESPONDING', 'SIGN_OFF', 'MEDIATION'] as const),
  ...(['COUNCIL_DECISION', 'PUBLISHED', 'REVIEW_DUE', 'SUPERSEDED', 'PAUSED', 'WITHDRAWN'] as const),
];

/** What became of a message. */
type Outcome =
  /** A row of the log, and called saved. */
  | 'stored'
  /** Called saved, and nothing is stored: it changes no word. */
  | 'passed over'
  | 'answered'
  | 'shown'
  | 'not shown'
  /** Not even let in. */
  | 'turned away'
  | `closed ${number}`;

/** The policy: whoever may write and where, and what that means for each kind of message (P0, P5, P9). */
const WRITERS: ReadonlySet<Who> = new Set([
  'a section lead of a signing group',
  'a member of a signing group',
  'a contributor of a signing group',
]);
const OPEN_SECTIONS: ReadonlySet<SectionState> = new Set(['EMPTY', 'DRAFTING', 'RESPONDING']);
const OPEN_STATEMENTS: ReadonlySet<DocumentState> = new Set([
  ...(['DRAFTING', 'COMMENT', 'RESPONDING', 'SIGN_OFF', 'MEDIATION'] as const),
]);
const MAY_NOT = `closed ${CloseCode.mayNot}` as const;

const POLICY: Readonly<Record<Message, (mayWrite: boolean, hasLease: boolean) => Outcome>> = {
  'step 1': () => 'answered',
  'step 2 with words': (mayWrite) => (mayWrite ? 'stored' : MAY_NOT),
  'step 2 that only deletes words': (mayWrite) => (mayWrite ? 'stored' : MAY_NOT),
  'step 2 with nothing new': () => 'passed over',
  'an update with words': (mayWrite) => (mayWrite ? 'stored' : MAY_NOT),
  'an update that only deletes words': (mayWrite) => (mayWrite ? 'stored' : MAY_NOT),
  'an update that only tidies format markers': (mayWrite) => (mayWrite ? 'stored' : 'passed over'),
  'an update with nothing new': () => 'passed over',
  presence: (_mayWrite, hasLease) => (hasLease ? 'shown' : 'not shown'),
  'a question who is there': () => 'answered',
  'a text frame': () => `closed ${CloseCode.badFrame}`,
  'an empty frame': () => `closed ${CloseCode.badFrame}`,
};

/** Those that end no connection come first, so that they share one. */
const MESSAGES = [
  ...(['step 1', 'an update with nothing new', 'an update that only tidies format markers'] as const),
  ...(['presence', 'a question who is there', 'an update with words', 'an update that only deletes words'] as const),
  ...(['step 2 with nothing new', 'step 2 with words', 'step 2 that only deletes words'] as const),
  ...(['a text frame', 'an empty frame'] as const),
];
type Message = (typeof MESSAGES)[number];

let rooms: RoomsApp;
let draft: Draft;
let author: Membership;
const people = new Map<Who, Membership>();

beforeAll(async () => {
  // Nobody looks for those who were suspended: the message itself has to be refused.
  rooms = await startRoomsApp({ watchEveryMs: 3_600_000 });
  draft = await aDraft(rooms.db);
  author = await aMember(rooms.db, draft.statementId, { constituency: 'PEOPLE' });
  for (const who of Object.keys(PEOPLE) as Who[]) {
    const wanted = { ...PEOPLE[who], roles: [...PEOPLE[who].roles], status: 'active' as const };
    people.set(who, await aMember(rooms.db, draft.statementId, wanted));
  }
});

afterAll(() => rooms.close());

/** A section that others have written, in which those who could write were lent ids; then it becomes what is wanted. */
async function aSectionIn(state: SectionState): Promise<SectionId> {
  const sectionId = await aSection(rooms.db, draft.statementId, 'DRAFTING');
  const text = { type: 'text', text: 'Homes for all', marks: [{ type: 'bold' }] };
  const blocks = [1, 2, 3, 4, 5, 6].map((id) => ({ type: 'paragraph', attrs: { id: `p${id}` }, content: [text] }));
  const edit = (doc: Y.Doc) => appendBlocks(doc, blocks);
  await rooms.app.get(WriteAsMember).run({ sectionId, writer: author, edit });
  for (const member of [author, author, ...people.values()]) {
    await rooms.app.get(OpenSection).run((await signIn(rooms.db, member)).actor, { sectionId });
  }
  await rooms.db.manager.update(Section, { id: sectionId }, { state });
  return sectionId;
}

const words = (doc: Y.Doc) => ((doc.getXmlFragment(ROOT).get(0) as Y.XmlElement).get(0) as Y.XmlText) ?? null;
const deleteOne = (doc: Y.Doc) => words(doc).delete(0, 1);

/** Deletes one format marker and nothing else: no editor call does that alone. */
function tidy(doc: Y.Doc): void {
  doc.transact((transaction) => {
    const structs = [...doc.store.clients.values()].flat();
    const isMarker = (struct: Y.Item | Y.GC) => struct instanceof Y.Item && struct.content instanceof Y.ContentFormat;
    structs.find((struct) => !struct.deleted && isMarker(struct))?.delete(transaction);
  });
}

const EDITS: Partial<Record<Message, (doc: Y.Doc) => void>> = {
  'step 2 with words': (doc) => appendToBlock(doc, 'p1', ' more'),
  'an update with words': (doc) => appendToBlock(doc, 'p1', ' more'),
  'step 2 that only deletes words': deleteOne,
  'an update that only deletes words': deleteOne,
  'an update that only tidies format markers': tidy,
};

function presenceOf(clientId: number): Uint8Array {
  const awareness = new Awareness(new Y.Doc());
  awareness.destroy();
  awareness.clientID = clientId;
  awareness.meta.set(clientId, { clock: 1, lastUpdated: 0 });
  awareness.states.set(clientId, { cursor: null });
  return encodePresence(encodeAwarenessUpdate(awareness, [clientId]));
}

function queryPresence(): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, 3);
  return toUint8Array(encoder);
}

/** Sends each message, on a new connection where the last one ended or the message has to be the first. */
async function tryAll(messages: readonly Message[], member: Membership, sectionId: SectionId) {
  const found: [Message, Outcome][] = [];
  let window: RawWindow | null = null;
  for (const message of messages) {
    const isAnswer = message.startsWith('step 2');
    if (!window || window.closedWith !== null || isAnswer) {
      window?.close();
      window = await RawWindow.open(rooms, member, sectionId);
      if (!isAnswer) window.answerQuestion();
      await window.settled();
    }
    const isIn = window.closedWith === null;
    found.push([message, isIn ? await send(message, window, { member, sectionId }) : 'turned away']);
  }
  window?.close();
  return found;
}

async function send(
  message: Message,
  window: RawWindow,
  { member, sectionId }: { member: Membership; sectionId: SectionId },
): Promise<Outcome> {
  const rows = async () => (await rooms.db.manager.findOneByOrFail(Section, { id: sectionId })).headSeq;
  const [saved, before, presences] = [window.saved, await rows(), window.presences];
  switch (message) {
    case 'step 1':
      window.send(encodeStep1(Uint8Array.of(0)));
      break;
    case 'presence':
      return sendPresence(window, member, sectionId);
    case 'a question who is there':
      window.send(queryPresence());
      break;
    case 'a text frame':
      window.send('hello');
      break;
    case 'an empty frame':
      window.send(new Uint8Array(0));
      break;
    default: {
      const clientId = (await leasesOf(member, sectionId))[0];
      if (clientId !== undefined) window.doc.clientID = clientId;
      const edit = EDITS[message];
      const update = edit ? updateOf(window.doc, edit) : Y.encodeStateAsUpdate(window.doc);
      window.send(message.startsWith('step 2') ? encodeStep2(update) : encodeUpdates([update]));
    }
  }
  await window.settled();
  if (window.closedWith !== null) return (await rows()) === before ? `closed ${window.closedWith}` : 'stored';
  if (message === 'a question who is there') return window.presences > presences ? 'answered' : 'not shown';
  if (message === 'step 1') return 'answered';
  if ((await rows()) > before) return 'stored';
  return window.saved === saved + 1 ? 'passed over' : 'not shown';
}

/** Each time another lease shows that it is later: the last one may still be seen. */
let looks = 0;

/** Somebody else looks on; when they see what is sent after it, they would have seen this. */
async function sendPresence(window: RawWindow, member: Membership, sectionId: SectionId): Promise<Outcome> {
  const [clientId = 77] = await leasesOf(member, sectionId);
  looks += 1;
  const later = (await leasesOf(author, sectionId))[1 + (looks % 12)] ?? 78;
  const onlooker = await RawWindow.open(rooms, people.get('a facilitator')!, sectionId);
  const next = await RawWindow.open(rooms, author, sectionId);
  window.send(presenceOf(clientId));
  await window.settled();
  next.send(presenceOf(later));
  await until(() => onlooker.presence.getStates().has(later));
  const isShown = onlooker.presence.getStates().has(clientId);
  for (const one of [onlooker, next]) one.close();
  return isShown ? 'shown' : 'not shown';
}

/** Oldest first: each opening lends more, and those that are in use must stay what they are. */
async function leasesOf({ id }: Membership, sectionId: SectionId): Promise<number[]> {
  const rows = await rooms.db.query<{ client_id: string }[]>(
    'SELECT client_id FROM client_lease WHERE section_id = $1 AND membership_id = $2 ORDER BY issued_at, client_id',
    [sectionId, id],
  );
  return rows.map(({ client_id: clientId }) => Number(clientId));
}

/** Somebody who is seen, so that a question who is there has an answer. */
async function somebodyIn(sectionId: SectionId): Promise<RawWindow> {
  const there = await RawWindow.open(rooms, author, sectionId);
  const [clientId = 79] = await leasesOf(author, sectionId);
  there.send(presenceOf(clientId));
  const onlooker = await RawWindow.open(rooms, author, sectionId);
  await until(() => onlooker.presence.getStates().has(clientId));
  onlooker.close();
  return there;
}

describe.each(SECTION_STATES)('[S4][P5] in a section that is %s', (state) => {
  let sectionId: SectionId;
  let somebody: RawWindow;

  beforeAll(async () => {
    sectionId = await aSectionIn(state);
    somebody = await somebodyIn(sectionId);
  });

  afterAll(() => somebody.close());

  it.each(Object.keys(PEOPLE) as Who[])('each message of %s does what the policy says', async (who) => {
    const member = people.get(who)!;
    const { status = 'active' } = PEOPLE[who] as { status?: Membership['status'] };
    const isWriter = WRITERS.has(who);
    // The first edit of an empty section has made it another.
    await rooms.db.manager.update(Section, { id: sectionId }, { state });
    await rooms.db.manager.update(Membership, { id: member.id }, { status });
    const found = await tryAll(MESSAGES, member, sectionId);
    await rooms.db.manager.update(Membership, { id: member.id }, { status: 'active' });
    const mayWrite = isWriter && OPEN_SECTIONS.has(state);
    const policy = (message: Message): Outcome =>
      status === 'active' ? POLICY[message](mayWrite, isWriter) : 'turned away';
    expect(found).toEqual(MESSAGES.map((message) => [message, policy(message)]));
  });
});

describe('[S4][P5] a section that may be written in, of a statement that is', () => {
  it.each(STATEMENT_STATES)('%s takes words only while the statement is open for writing', async (state) => {
    const sectionId = await aSectionIn('DRAFTING');
    await rooms.db.manager.update(Statement, { id: draft.statementId }, { state });
    const member = people.get('a member of a signing group')!;
    const messages = ['an update with words', 'step 2 that only deletes words'] as const;
    const found = (await tryAll(messages, member, sectionId)).map(([, outcome]) => outcome);
    await rooms.db.manager.update(Statement, { id: draft.statementId }, { state: 'DRAFTING' });
    expect(found).toEqual(OPEN_STATEMENTS.has(state) ? ['stored', 'stored'] : [MAY_NOT, MAY_NOT]);
  });
});

it('[S4][P5][P13] who is suspended while connected has the next message refused, whatever it is', async () => {
  const sectionId = await aSectionIn('DRAFTING');
  const member = people.get('a member of a signing group')!;
  for (const message of ['an update with words', 'an update that only deletes words'] as const) {
    const window = await RawWindow.open(rooms, member, sectionId);
    window.answerQuestion();
    await window.settled();
    await rooms.db.manager.update(Membership, { id: member.id }, { status: 'suspended' });
    const outcome = await send(message, window, { member, sectionId });
    await rooms.db.manager.update(Membership, { id: member.id }, { status: 'active' });
    expect([message, outcome]).toEqual([message, MAY_NOT]);
    window.close();
  }
});
