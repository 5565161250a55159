import { appendBlocks, appendToBlock } from '#document';
import { aDraft, aMember, signIn, startRoomsApp, type Draft, type RoomsApp } from '../../../../test/build/rooms-app.js';
import { until, visit, type RoomVisitor } from '../../../../test/build/room-visitor.js';
import { CloseCode } from '#room';
import { OpenSection } from '../live-editing/open-section.js';
import { Membership } from '../membership/membership.entity.js';
import { Section } from '../statements/section.entity.js';
import { DeclareInterests } from './declare-interests.js';
import { FairDealingModule } from './fair-dealing.module.js';

const NONE = { hasInterests: false, text: '', sectionIds: [], effect: 'declare' };
const words = { type: 'paragraph', attrs: { id: 'p1' }, content: [{ type: 'text', text: 'Homes' }] };

let rooms: RoomsApp;
let draft: Draft;
let priya: Membership;
let visitors: RoomVisitor[] = [];

beforeAll(async () => {
  rooms = await startRoomsApp({}, { module: FairDealingModule });
});

afterAll(() => rooms.close());

beforeEach(async () => {
  draft = await aDraft(rooms.db, 'EMPTY', ['PEOPLE', 'PROVIDERS']);
  priya = await aMember(rooms.db, draft.statementId, { constituency: 'PROVIDERS' });
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

async function declare(member: Membership): Promise<void> {
  const { actor } = await signIn(rooms.db, member);
  const { refusals } = await rooms.app.get(DeclareInterests).run(actor, NONE);
  expect(refusals).toEqual([]);
}

const headSeq = async () => (await rooms.db.manager.findOneByOrFail(Section, { id: draft.sectionId })).headSeq;

describe('a provider who has not declared interests', () => {
  it('[R31] opens a section to read, is told what to do, and is lent nothing to write with', async () => {
    const { actor } = await signIn(rooms.db, priya);
    const { opened, refusals } = await rooms.app.get(OpenSection).run(actor, { sectionId: draft.sectionId });
    expect([opened.mayWrite, opened.clientIds]).toEqual([false, []]);
    expect(refusals).toEqual([
      expect.objectContaining({ because: expect.stringContaining('Your interests') as string }),
    ]);
  });

  it('[R31] has words refused in the room, and nothing of them is stored', async () => {
    const window = await open(priya);
    expect(window.rights.at(-1)?.mayWrite).toBe(false);
    appendBlocks(window.doc, [words]);
    await until(() => window.closed.includes(CloseCode.mayNot));
    expect(await headSeq()).toBe(0);
  });

  it('[R31] is told in the open room once they have declared, and then writes', async () => {
    const reading = await open(priya);
    expect(reading.rights.at(-1)?.mayWrite).toBe(false);
    await declare(priya);
    await until(() => reading.rights.at(-1)?.mayWrite === true);
    const writing = await open(priya);
    appendBlocks(writing.doc, [words]);
    await until(() => reading.text() === 'Homes');
    expect(await headSeq()).toBe(1);
  });

  it('[R31] is asked for it by what edits are held against, without a question more', async () => {
    await declare(priya);
    const window = await open(priya);
    appendBlocks(window.doc, [words]);
    await until(() => window.saved.at(-1) === 2);
    // What the rules last said yes to is no longer so: the next edit does not pass under it.
    await rooms.db.manager.update(Membership, { id: priya.id }, { interestsDeclared: false });
    appendToBlock(window.doc, 'p1', ' for all');
    await until(() => window.closed.includes(CloseCode.mayNot));
    expect(await headSeq()).toBe(1);
  });

  it('[R31] leaves everybody else to write as before', async () => {
    const des = await aMember(rooms.db, draft.statementId, { constituency: 'PEOPLE' });
    expect((await open(des)).rights.at(-1)?.mayWrite).toBe(true);
  });
});
