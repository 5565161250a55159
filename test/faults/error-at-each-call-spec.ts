import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';
import { AcceptProposal } from '../../apps/server/src/deliberation/accept-proposal.js';
import { ReceiveProposal } from '../../apps/server/src/deliberation/receive-proposal.js';
import { InviteMember } from '../../apps/server/src/membership/invite-member.js';
import { ChangeFeed } from '../../apps/server/src/platform/notifications.js';
import { recordOf } from '../../apps/server/src/publication/bundle-record.js';
import { TurnPublishKey } from '../../apps/server/src/publication/turn-publish-key.js';
import { SignOffReader } from '../../apps/server/src/sign-off/sign-off.reader.js';
import { TurnFreezeKey } from '../../apps/server/src/sign-off/turn-freeze-key.js';
import { verifyChain } from '#record';
import {
  aStatementBeingAnswered,
  aStatementBeingSigned,
  aStatementBeingWritten,
  aStatementReadyToPublish,
  currentHash,
  sign,
} from '../build/a-statement.js';
import { GiveSignOff } from '../../apps/server/src/sign-off/give-sign-off.js';
import { anInvitation } from '../build/a-council.js';
import { allowed, startActsApp, type ActsApp } from '../build/acts-app.js';
import type { StatementUnderTest } from '../build/company.js';

/** More calls than any act makes. */
const AT_MOST = 400;

let acts: ActsApp;

beforeAll(async () => {
  acts = await startActsApp();
});

afterAll(() => acts.close());

/** What an act does, and what is done for it, but not what the server does beside it. */
const doing = new AsyncLocalStorage<true>();

/** While it is set, the driver fails at the call after so many. Everything goes through it: reads, writes, begin and commit. */
let callsLeft: number | null = null;
const query = pg.Client.prototype.query;

beforeAll(() => {
  pg.Client.prototype.query = function failing(this: pg.Client, ...given: unknown[]) {
    if (callsLeft === null || !doing.getStore()) return Reflect.apply(query, this, given);
    callsLeft -= 1;
    if (callsLeft !== -1) return Reflect.apply(query, this, given);
    callsLeft = null;
    const fault = new Error('The connection is lost.');
    const last = given.at(-1);
    if (typeof last !== 'function') return Promise.reject(fault);
    process.nextTick(last as (fault: Error) => void, fault);
    return undefined;
  } as typeof query;
});

afterAll(() => {
  pg.Client.prototype.query = query;
});

/** Runs an act with an error at its first call, its second, and so on, until it goes through. Gives how many calls it made. */
async function failAtEach(
  statement: StatementUnderTest,
  act: () => Promise<{ refusals: readonly { code: string }[] }>,
) {
  const changes = acts.get(ChangeFeed);
  for (let calls = 0; calls < AT_MOST; calls += 1) {
    const [before, told] = [await everything(), changes.delivered];
    callsLeft = calls;
    const answer = await doing.run(true, act).catch((fault: Error) => fault);
    const failed = callsLeft === null;
    callsLeft = null;
    if (!failed) {
      allowed(answer as Awaited<ReturnType<typeof act>>);
      expect(await everything()).not.toEqual(before);
      await expectSoundRecord(statement);
      return calls;
    }
    // A fault, never a refusal, never an answer that says it was done.
    expect([calls, answer instanceof Error]).toEqual([calls, true]);
    expect([calls, await everything()]).toEqual([calls, before]);
    expect(changes.delivered).toBe(told);
  }
  throw new Error('It never went through.');
}

/** What every table holds, as one hash each; but for states beside the log, which are kept when there is time and are no truth. */
async function everything(): Promise<Record<string, string>> {
  const tables = await acts.db.query<{ name: string }[]>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
      AND relname <> 'section_snapshot' ORDER BY 1`,
  );
  const found: Record<string, string> = {};
  for (const { name } of tables) {
    const sql = `SELECT coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS hash FROM ${name} t`;
    found[name] = (await acts.db.query<{ hash: string }[]>(sql))[0]?.hash ?? '';
  }
  return found;
}

async function expectSoundRecord({ id }: StatementUnderTest): Promise<void> {
  const { entries } = await recordOf(acts.db.manager, id);
  expect([entries.length > 0, verifyChain(entries)]).toEqual([true, []]);
}

it('[F8][R16] locks a section wholly or not at all, whichever call to the database fails', async () => {
  const statement = await aStatementBeingAnswered(acts);
  const sectionId = statement.sections.money;
  allowed(await acts.get(TurnFreezeKey).run(statement.actor('des'), { sectionId }));
  const calls = await failAtEach(statement, () => acts.get(TurnFreezeKey).run(statement.actor('amira'), { sectionId }));
  expect(calls).toBeGreaterThan(5);
}, 120_000);

it('[F8][R16] takes a signature wholly or not at all', async () => {
  const statement = await aStatementBeingSigned(acts);
  const seenHash = await currentHash(acts, statement, 'money');
  const given = {
    sectionId: statement.sections.money,
    seenHash,
    position: 'SIGNED',
    text: null,
    showName: true,
  } as const;
  const calls = await failAtEach(statement, () => acts.get(GiveSignOff).run(statement.actor('hassan'), given));
  expect(calls).toBeGreaterThan(5);
  // What is left is as it always is.
  allowed(await sign(acts, statement, 'ruth', { section: 'money' }));
}, 120_000);

it('[F8][R22] publishes wholly or not at all', async () => {
  const statement = await aStatementReadyToPublish(acts);
  const seenHash = (await acts.get(SignOffReader).documentHash(statement.id)) ?? '';
  const wanted = { seenHash, changeNote: 'First published.' };
  allowed(await acts.get(TurnPublishKey).run(statement.actor('des'), wanted));
  const calls = await failAtEach(statement, () => acts.get(TurnPublishKey).run(statement.actor('amira'), wanted));
  expect(calls).toBeGreaterThan(20);
}, 300_000);

it('[F8][R14] accepts a suggestion with its words, or not at all', async () => {
  const statement = await aStatementBeingWritten(acts);
  const accept = async (proposedText: string, baseText: string) => {
    const suggestion = { sectionId: statement.sections.money, blockId: 'money-1', reason: 'It is clearer.' };
    const proposer = statement.members.priya.id;
    const { proposal } = allowed(
      await acts.get(ReceiveProposal).run({ ...suggestion, proposer, baseText, proposedText }),
    );
    const decidedBy = [statement.members.amira.id, statement.members.hassan.id];
    const answer = { proposalId: proposal?.id ?? '', decision: 'ACCEPTED', reason: 'It lets providers plan.' } as const;
    return () => acts.get(AcceptProposal).run({ ...answer, decidedBy, reasonCode: 'possible' });
  };
  // The id that the proposer's words are written with is lent once, before.
  const first = await accept('its rates every year', 'its rates each April');
  allowed(await first());
  const calls = await failAtEach(statement, await accept('its rates for two years', 'its rates every year'));
  expect(calls).toBeGreaterThan(10);
}, 300_000);

it('[F8] invites somebody with the mail that says so, or not at all', async () => {
  const statement = await aStatementBeingWritten(acts);
  const { personId, pseudonym } = statement.actor('des');
  const invitation = anInvitation(statement.id, { constituency: 'PROVIDERS' });
  const calls = await failAtEach(statement, () => acts.get(InviteMember).run({ personId, pseudonym }, invitation));
  expect(calls).toBeGreaterThan(5);
}, 120_000);
