import type { SectionId } from '#concordat';
import { jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import {
  aStatementBeingSigned,
  entriesOf,
  openStage,
  paragraph,
  reopen,
  sectionNow,
  write,
} from '../../../../test/build/a-statement.js';
import { allowed, codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest, Who } from '../../../../test/build/company.js';
import { ReceiveProposal } from '../deliberation/receive-proposal.js';
import { Membership } from '../membership/membership.entity.js';
import { Clock } from '../platform/clock.js';
import { TakeBackKey } from '../statements/take-back-key.js';
import type { TurnedKey } from '../statements/turned-key.entity.js';
import { SigningView } from './signing-view.js';
import { StalledLocks } from './stalled-locks.js';
import { TurnFreezeKey } from './turn-freeze-key.js';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startActsApp();
});

afterAll(() => acts.close());

afterEach(() => acts.get(Clock).pin(null));

/** Mediation goes on, and both co-chairs have opened the section on money again. */
beforeEach(async () => {
  statement = await aStatementBeingSigned(acts);
  await openStage(acts, statement, 'MEDIATION');
  await reopen(acts, statement, money());
});

const DAY_MS = 86_400_000;
const money = () => statement.sections.money;
const ask = (who: Who) => acts.get(TurnFreezeKey).run(statement.actor(who), { sectionId: money() });
const look = () => acts.get(StalledLocks).lock(money());
const stateNow = async () => (await sectionNow(acts, money())).state;
const dayAfter = (day: string) => acts.get(Clock).pin(new Date(Date.parse(`${day}T12:00:00Z`) + DAY_MS));
async function waitsUntil(): Promise<string | null> {
  const { sections } = await acts.get(SigningView).of(statement.actor('des'), statement.id);
  return sections.find(({ sectionId }) => sectionId === money())?.lockWaitsUntil ?? null;
}

it('[R24] a lock that the other co-chair does not answer comes by itself, and the record says who asked', async () => {
  expect(await waitsUntil()).toBeNull();
  expect(allowed(await ask('amira')).waiting).toBe(true);
  const until = (await waitsUntil()) ?? '';
  acts.get(Clock).pin(new Date(`${until}T12:00:00Z`));
  expect([await look(), await stateNow()]).toEqual([false, 'RESPONDING']);
  dayAfter(until);
  expect((await Promise.all([look(), look()])).filter(Boolean)).toHaveLength(1);
  expect(await stateNow()).toBe('FROZEN');
  const frozen = (await entriesOf(acts, statement, 'section.frozen')).at(-1);
  expect([frozen?.actor, frozen?.facts.askedBy]).toEqual([null, 'COMMISSIONERS']);
});

it('[R24] is found by the job among all sections', async () => {
  allowed(await ask('des'));
  dayAfter((await waitsUntil()) ?? '');
  await acts.get(StalledLocks).all();
  expect(await stateNow()).toBe('FROZEN');
});

it('[R24] comes by itself also where a section before it cannot be locked', async () => {
  allowed(await ask('des'));
  dayAfter((await waitsUntil()) ?? '');
  const gone = randomUUID() as SectionId;
  const keys = [gone, money()].map((id) => ({ act: `freeze:${id}:1:1` }) as TurnedKey);
  const find = jest.spyOn(acts.db.manager, 'findBy').mockResolvedValueOnce(keys);
  await acts.get(StalledLocks).all();
  expect(await stateNow()).toBe('FROZEN');
  find.mockRestore();
});

it('[R24] is not put off by words that change: who asked looks at them again, and the time of the other goes on', async () => {
  allowed(await ask('amira'));
  const until = (await waitsUntil()) ?? '';
  dayAfter(until);
  await write(acts, statement, 'des', 'money', paragraph('money-9', 'One word more.'));
  expect([await look(), await stateNow()]).toEqual([false, 'RESPONDING']);
  expect(allowed(await ask('amira')).waiting).toBe(false);
  expect(await stateNow()).toBe('FROZEN');
});

it('[R12] waits while a suggestion has no answer', async () => {
  allowed(await ask('amira'));
  dayAfter((await waitsUntil()) ?? '');
  const change = { blockId: 'money-1', baseText: 'each April', proposedText: 'each month', reason: 'To plan wages.' };
  const suggestion = { sectionId: money(), proposer: statement.members.priya.id, ...change };
  allowed(await acts.get(ReceiveProposal).run(suggestion));
  expect([await look(), await stateNow()]).toEqual([false, 'RESPONDING']);
});

it('[R2] begins anew once it was taken back', async () => {
  allowed(await ask('amira'));
  dayAfter((await waitsUntil()) ?? '');
  await write(acts, statement, 'des', 'money', paragraph('money-9', 'One word more.'));
  acts.get(Clock).pin(null);
  allowed(await ask('amira'));
  allowed(await acts.get(TakeBackKey).run(statement.actor('amira'), { sectionId: money() }));
  dayAfter('2030-01-02');
  expect(allowed(await ask('amira')).waiting).toBe(true);
});

it('[R24] can be asked for where only one co-chair is left', async () => {
  await acts.db.manager.update(Membership, { id: statement.members.des.id }, { status: 'ended' });
  expect(await ask('amira')).toMatchObject({ waiting: true, refusals: [] });
  dayAfter((await waitsUntil()) ?? '');
  expect([await look(), await stateNow()]).toEqual([true, 'FROZEN']);
});

it('[R2] needs both keys again once the text is worked on anew', async () => {
  allowed(await ask('amira'));
  const until = (await waitsUntil()) ?? '';
  await acts.db.query(`UPDATE statement SET state = 'RESPONDING' WHERE id = $1`, [statement.id]);
  dayAfter(until);
  expect([await look(), await waitsUntil(), await stateNow()]).toEqual([false, null, 'RESPONDING']);
  await acts.db.manager.update(Membership, { id: statement.members.des.id }, { status: 'ended' });
  expect(codesOf(await ask('amira'))).toContain('keys.co-chairs');
});
