import type { DocumentState, Role, StatementId } from '#concordat';
import { aDraft, aMember, signIn } from '../../../../test/build/rooms-app.js';
import { createTestDatabase } from '../../../../test/build/test-database.js';
import { Concordat } from '../concordats/concordat.entity.js';
import { ConcordatReader } from '../concordats/concordat.reader.js';
import type { Actor } from '../membership/actor.js';
import { Membership } from '../membership/membership.entity.js';
import { MembershipReader } from '../membership/membership.reader.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Clock } from '../platform/clock.js';
import { Randomness } from '../platform/randomness.js';
import { RecordEntryRow } from '../timeline/record-entry.entity.js';
import type { Config } from '../platform/config.js';
import { Checkpoints } from '../timeline/checkpoints.js';
import { SigningKey } from '../timeline/signing-key.js';
import { Timeline } from '../timeline/timeline.js';
import { MarkReady } from './mark-ready.js';
import { Section } from './section.entity.js';
import { StageGateReader } from './stage-gates.js';
import { Statement } from './statement.entity.js';
import { StatementReader } from './statement.reader.js';
import { TurnStageKey } from './turn-stage-key.js';
import { TwoKeys } from './two-keys.js';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let turnKey: TurnStageKey;
let markReady: MarkReady;
let statementId: StatementId;
let des: Actor;
let amira: Actor;

beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  const clock = new Clock();
  const randomness = new Randomness();
  const key = new SigningKey(db, { signingKey: 'ab'.repeat(32) } as Config, clock, randomness);
  const timeline = new Timeline(clock, randomness, new Checkpoints(key));
  const memberships = new MembershipReader(db);
  const keys = new TwoKeys(memberships, timeline, clock, randomness);
  const gates = new StageGateReader(new ConcordatReader(db, memberships), memberships, clock);
  turnKey = new TurnStageKey(db, keys, gates, timeline, clock, new ChangeFeed());
  markReady = new MarkReady(db, timeline, new ChangeFeed());
});

beforeEach(async () => {
  ({ statementId } = await aDraft(database.db, 'DRAFTING'));
  const { id } = await database.db.manager.findOneByOrFail(Concordat, { statementId });
  const groups = ['PEOPLE', 'WORKFORCE'];
  const parameters = { signatoryConstituencies: groups, signatoriesPerConstituency: {}, nominationCallDays: 14 };
  await database.db.manager.update(Concordat, { id }, { parameters: parameters as never });
  des = await aCoChair('PEOPLE');
  amira = await aCoChair('COMMISSIONERS');
});

afterAll(() => database.drop());

async function aCoChair(constituency: string, roles: Role[] = ['member', 'co-chair']): Promise<Actor> {
  return (await signIn(database.db, await aMember(database.db, statementId, { constituency, roles }))).actor;
}

async function sectionIn(state: Section['state']): Promise<void> {
  await database.db.manager.update(Section, { statementId }, { state });
}

const stateNow = async (): Promise<DocumentState> =>
  (await database.db.manager.findOneByOrFail(Statement, { id: statementId })).state;

it('[R2] opens nothing for one co-chair alone, however often', async () => {
  await sectionIn('READY');
  expect(await turnKey.run(des, { to: 'COMMENT' })).toMatchObject({ waiting: true, refusals: [] });
  expect((await turnKey.run(des, { to: 'COMMENT' })).refusals.map(({ code }) => code)).toEqual(['keys.already-turned']);
  expect(await stateNow()).toBe('DRAFTING');
});

it('[R2] opens the stage, and with it the sections, when both have turned their key', async () => {
  await sectionIn('READY');
  await turnKey.run(des, { to: 'COMMENT' });
  expect((await turnKey.run(amira, { to: 'COMMENT' })).statement?.state).toBe('COMMENT');
  const sections = await database.db.manager.findBy(Section, { statementId });
  expect(sections.map(({ state }) => state)).toEqual(['IN_COMMENT']);
  const entries = await database.db.manager.find(RecordEntryRow, {
    where: { chain: statementId },
    order: { seq: 'ASC' },
  });
  expect(entries.map(({ kind }) => kind)).toEqual(['key.turned', 'key.turned', 'stage.opened']);
});

it('[R2] becomes one act when both press at the same moment', async () => {
  await sectionIn('READY');
  const turns = await Promise.all([des, amira].map((actor) => turnKey.run(actor, { to: 'COMMENT' })));
  expect(turns.map(({ waiting }) => waiting).sort()).toEqual([false, true]);
  expect(await database.db.manager.countBy(RecordEntryRow, { chain: statementId, kind: 'stage.opened' })).toBe(1);
});

it('[R2] takes no key from anyone else', async () => {
  await sectionIn('READY');
  const member = await aCoChair('WORKFORCE', ['member']);
  expect((await turnKey.run(member, { to: 'COMMENT' })).refusals.map(({ code }) => code)).toEqual([
    'keys.not-co-chair',
  ]);
});

it('[R40] tells the first co-chair at once what still blocks the stage, and keeps no key', async () => {
  expect((await turnKey.run(des, { to: 'COMMENT' })).refusals.map(({ code }) => code)).toEqual(['stage.not-ready']);
  await sectionIn('READY');
  expect(await turnKey.run(des, { to: 'COMMENT' })).toMatchObject({ waiting: true });
});

it('[R22] never publishes: that is an act of its own', async () => {
  await database.db.manager.update(Statement, { id: statementId }, { state: 'COUNCIL_DECISION' });
  expect((await turnKey.run(des, { to: 'PUBLISHED' })).refusals.map(({ code }) => code)).toEqual(['stage.not-next']);
});

it('lets only a lead say that a section is ready, and only once it has words', async () => {
  const { id: sectionId } = await database.db.manager.findOneByOrFail(Section, { statementId });
  await database.db.manager.update(Section, { id: sectionId }, { leads: ['WORKFORCE'] });
  const lead = await aCoChair('WORKFORCE', ['member', 'section-lead']);
  expect((await markReady.run(des, { sectionId, ready: true })).refusals.map(({ code }) => code)).toEqual([
    'section.not-lead',
  ]);
  await sectionIn('EMPTY');
  expect((await markReady.run(lead, { sectionId, ready: true })).refusals.map(({ code }) => code)).toEqual([
    'section.wrong-state',
  ]);
  await sectionIn('DRAFTING');
  expect((await markReady.run(lead, { sectionId, ready: true })).section?.state).toBe('READY');
  expect((await markReady.run(lead, { sectionId, ready: false })).section?.state).toBe('DRAFTING');
  await database.db.manager.update(Statement, { id: statementId }, { state: 'PAUSED', pausedFrom: 'DRAFTING' });
  expect((await markReady.run(lead, { sectionId, ready: true })).refusals.map(({ code }) => code)).toEqual([
    'section.not-drafting',
  ]);
});

it('[R2] counts no key for a stage that has been opened and left since', async () => {
  const { manager } = database.db;
  await sectionIn('FROZEN');
  await manager.update(Statement, { id: statementId }, { state: 'MEDIATION' });
  await turnKey.run(des, { to: 'SIGN_OFF' });
  await manager.insert<object>(RecordEntryRow, {
    ...(await manager.findOneByOrFail(RecordEntryRow, { chain: statementId, kind: 'key.turned' })),
    seq: 1_000,
    kind: 'stage.opened',
  });
  expect(await turnKey.run(amira, { to: 'SIGN_OFF' })).toMatchObject({ waiting: true, refusals: [] });
  expect(await stateNow()).toBe('MEDIATION');
});

describe('a statement beside the way', () => {
  const reason = 'Nobody has time before June.';

  it('[R2] is paused by both co-chairs for the same reason, and goes on where it stopped', async () => {
    await sectionIn('READY');
    expect((await turnKey.run(des, { to: 'PAUSED' })).refusals.map(({ code }) => code)).toEqual(['stage.no-reason']);
    expect(await turnKey.run(des, { to: 'PAUSED', reason })).toMatchObject({ waiting: true, refusals: [] });
    const other = await turnKey.run(amira, { to: 'PAUSED', reason: 'The election is called.' });
    expect([other.refusals.map(({ code }) => code), await stateNow()]).toEqual([['stage.other-reason'], 'DRAFTING']);
    await turnKey.run(amira, { to: 'PAUSED', reason });
    const paused = await database.db.manager.findOneByOrFail(Statement, { id: statementId });
    expect(paused).toMatchObject({ state: 'PAUSED', pausedFrom: 'DRAFTING', stateReason: reason });
    for (const chair of [des, amira]) await turnKey.run(chair, { to: 'DRAFTING' });
    const after = await database.db.manager.findOneByOrFail(Statement, { id: statementId });
    expect(after).toMatchObject({ state: 'DRAFTING', pausedFrom: null, stateReason: null });
    const [section] = await database.db.manager.findBy(Section, { statementId });
    expect(section?.state).toBe('READY');
  });

  it.each<[string, Partial<Membership>]>([
    ['left or was erased', { status: 'ended' }],
    ['is suspended', { status: 'suspended' }],
    ['is co-chair no more', { roles: ['member'] }],
  ])('[R2] waits for nothing that somebody said who %s, neither key nor reason', async (_case, change) => {
    await turnKey.run(des, { to: 'PAUSED', reason });
    const waiting = () => new StatementReader(database.db).waitingKeys(statementId);
    expect(await waiting()).toMatchObject([{ membershipId: des.membershipId, note: reason }]);
    await database.db.manager.update(Membership, { id: des.membershipId }, change);
    const next = await aCoChair('CARERS');
    expect(await waiting()).toEqual([]);
    const other = { to: 'PAUSED', reason: 'The election is called.' } as const;
    expect(await turnKey.run(amira, other)).toMatchObject({ waiting: true, refusals: [] });
    expect(await turnKey.run(next, other)).toMatchObject({ waiting: false, refusals: [] });
    expect(await stateNow()).toBe('PAUSED');
  });

  it('[R2] moves no section when it goes on in a stage that would have moved it', async () => {
    await database.db.manager.update(Statement, { id: statementId }, { state: 'PAUSED', pausedFrom: 'COMMENT' });
    await sectionIn('READY');
    for (const chair of [des, amira]) await turnKey.run(chair, { to: 'COMMENT' });
    const [section] = await database.db.manager.findBy(Section, { statementId });
    expect([await stateNow(), section?.state]).toEqual(['COMMENT', 'READY']);
  });

  it('is withdrawn for good, and the record holds only a seal of the reason', async () => {
    for (const chair of [des, amira]) await turnKey.run(chair, { to: 'WITHDRAWN', reason });
    expect(await stateNow()).toBe('WITHDRAWN');
    const [entry] = await database.db.manager.findBy(RecordEntryRow, { chain: statementId, kind: 'stage.opened' });
    expect([JSON.stringify(entry).includes(reason), Object.keys(entry?.commitments ?? {})]).toEqual([
      false,
      ['reason'],
    ]);
    expect((await turnKey.run(des, { to: 'DRAFTING' })).refusals.map(({ code }) => code)).toContain('stage.not-next');
  });
});
