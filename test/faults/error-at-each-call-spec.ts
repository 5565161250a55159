import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { DeclaredLimit } from '../../apps/server/src/convening/convening.entity.js';
import { AcceptProposal } from '../../apps/server/src/deliberation/accept-proposal.js';
import { ReceiveProposal } from '../../apps/server/src/deliberation/receive-proposal.js';
import { AcceptInvitation } from '../../apps/server/src/membership/accept-invitation.js';
import { InviteMember } from '../../apps/server/src/membership/invite-member.js';
import { ChangeFeed } from '../../apps/server/src/platform/notifications.js';
import { recordOf } from '../../apps/server/src/publication/bundle-record.js';
import { TurnAloneKey } from '../../apps/server/src/publication/turn-alone-key.js';
import { TurnPublishKey } from '../../apps/server/src/publication/turn-publish-key.js';
import { SignOffReader } from '../../apps/server/src/sign-off/sign-off.reader.js';
import { TurnFreezeKey } from '../../apps/server/src/sign-off/turn-freeze-key.js';
import { Timeline } from '../../apps/server/src/timeline/timeline.js';
import { verifyChain } from '#record';
import {
  aStatementBeingAnswered,
  aStatementBeingSigned,
  aStatementBeingWritten,
  aStatementReadyToPublish,
  currentHash,
  mediate,
  sign,
  signByAll,
} from '../build/a-statement.js';
import { GiveSignOff } from '../../apps/server/src/sign-off/give-sign-off.js';
import { anInvitation } from '../build/a-council.js';
import { allowed, startActsApp, type ActsApp } from '../build/acts-app.js';
import { COMPANY, SIGNATORIES, type StatementUnderTest } from '../build/company.js';
import { FailingCalls } from '../build/failing-calls.js';

/** More calls than any act makes. */
const AT_MOST = 400;

let acts: ActsApp;

const failing = new FailingCalls();

beforeAll(async () => {
  failing.install();
  acts = await startActsApp();
});

afterAll(async () => {
  await acts.close();
  failing.remove();
});

/** Runs an act with an error at its first call, its second, and so on, until it goes through. Gives how many calls it made. */
async function failAtEach(
  statement: StatementUnderTest,
  act: () => Promise<{ refusals: readonly { code: string }[] }>,
) {
  const changes = acts.get(ChangeFeed);
  for (let calls = 0; calls < AT_MOST; calls += 1) {
    const [before, told] = [await everything(), changes.delivered];
    const { outcome: answer, hasFailed } = await failing.during(calls, act);
    if (!hasFailed) {
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

it('[F8] lets somebody join with their place, or not at all: then the invitation still holds', async () => {
  const statement = await aStatementBeingWritten(acts);
  const { personId, pseudonym } = statement.actor('des');
  const invitation = anInvitation(statement.id, { constituency: 'PROVIDERS' });
  const { token } = allowed(await acts.get(InviteMember).run({ personId, pseudonym }, invitation));
  const calls = await failAtEach(statement, () => acts.get(AcceptInvitation).run({ token: token ?? '' }));
  expect(calls).toBeGreaterThan(5);
}, 120_000);

it('[F8][R24] lets the council publish alone wholly or not at all', async () => {
  const statement = await aStatementBeingSigned(acts);
  await signByAll(acts, statement, 'matters');
  for (const section of ['money', null] as const) {
    for (const who of SIGNATORIES) {
      const position = COMPANY[who][0] === 'PEOPLE' ? 'DISSENTED' : 'SIGNED';
      allowed(await sign(acts, statement, who, { section, position }));
    }
  }
  await mediate(acts, statement, 'failed');
  const seenHash = await currentHash(acts, statement, null);
  const reasons = 'The law asks the council for a statement by June.';
  const wanted = { kind: 'COUNCIL_ONLY', seenHash, reasons } as const;
  allowed(await acts.get(TurnAloneKey).run(statement.actor('neil'), wanted));
  const calls = await failAtEach(statement, () => acts.get(TurnAloneKey).run(statement.actor('helen'), wanted));
  expect(calls).toBeGreaterThan(20);
}, 300_000);

describe('the negative control', () => {
  const limit = { kind: 'money', text: 'The budget is fixed.', reason: 'Councillors set it.', endsOn: '2099-01-01' };
  const none = { refusals: [] };

  /** Writes that something is fixed. */
  const write = (tx: EntityManager, { id: statementId, members }: StatementUnderTest) =>
    tx.insert<object>(DeclaredLimit, {
      ...{ ...limit, id: randomUUID(), statementId, declaredBy: members.amira.id, at: new Date() },
    });
  const tell = (tx: EntityManager, { id: chain }: StatementUnderTest) =>
    acts.get(Timeline).add(tx, { chain, kind: 'limit.declared', actor: null, facts: {} });

  it('[F8] lets an act through that writes and tells in one transaction', async () => {
    const statement = await aStatementBeingWritten(acts);
    const calls = await failAtEach(statement, async () => {
      await acts.db.transaction(async (tx) => {
        await write(tx, statement);
        await tell(tx, statement);
      });
      return none;
    });
    expect(calls).toBeGreaterThan(3);
  });

  it('[F8] catches an act that writes in one transaction and tells the record in another', async () => {
    const statement = await aStatementBeingWritten(acts);
    const broken = async () => {
      await acts.db.transaction((tx) => write(tx, statement));
      await acts.db.transaction((tx) => tell(tx, statement));
      return none;
    };
    await expect(failAtEach(statement, broken)).rejects.toThrow(/"declared_limit": /);
  });

  it('[F8] catches an act that says it was done when a call failed', async () => {
    const statement = await aStatementBeingWritten(acts);
    const broken = async () => {
      await acts.db.transaction((tx) => write(tx, statement)).catch(() => undefined);
      return none;
    };
    await expect(failAtEach(statement, broken)).rejects.toThrow(/expect\(/);
  });
});
