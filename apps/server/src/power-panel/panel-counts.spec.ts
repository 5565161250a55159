import {
  aStatementBeingAnswered,
  aStatementBeingSigned,
  agreeByAll,
  entriesOf,
  freeze,
  openStage,
  paragraph,
  reopen,
  sign,
  write,
} from '../../../../test/build/a-statement.js';
import { allowed, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import { aStatementStarted, type StatementUnderTest, type Who } from '../../../../test/build/company.js';
import { PublicComment } from '../comments/comment.entity.js';
import { AgreementActs } from '../concordats/agreement-acts.js';
import { AnswerNomination, Nominate } from '../convening/nominations.js';
import { MergedProposal } from '../deliberation/merged-proposal.entity.js';
import { Proposal, Response } from '../deliberation/proposal.entity.js';
import { Membership } from '../membership/membership.entity.js';
import { PublicRecordModule } from '../public-record/public-record.module.js';
import { RecordRemoval } from '../timeline/checkpoint.entity.js';
import { RecordOpening } from '../timeline/record-entry.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { PowerPanelReader } from './power-panel.reader.js';
import { randomUUID } from 'node:crypto';

let acts: ActsApp;

beforeAll(async () => {
  acts = await startActsApp({ module: PublicRecordModule });
});

afterAll(() => acts.close());

const factsOf = ({ id }: StatementUnderTest) => acts.get(PowerPanelReader).facts(id);

/** A suggestion on money, received when it is said. */
async function suggested(
  { id: statementId, sections, members }: StatementUnderTest,
  { by, status, at, round = 1 }: { by: Who; status: string; at: string; round?: number },
): Promise<string> {
  const id = randomUUID();
  await acts.db.manager.insert<object>(Proposal, {
    ...{ id, statementId, sectionId: sections.money, blockId: 'money-1', baseText: '', proposedText: 'Show prices.' },
    ...{ reason: 'R', proposerId: members[by].id, status, receivedAt: new Date(at), round },
  });
  return id;
}

async function answered({ members }: StatementUnderTest, proposalId: string, at: string): Promise<void> {
  await acts.db.manager.insert<object>(Response, {
    ...{ id: randomUUID(), proposalId, decision: 'ACCEPTED', reason: 'R', reasonCode: 'r', acceptedText: null },
    ...{ decidedBy: [members.des.id, members.amira.id], appliedAtSeq: null, decidedAt: new Date(at) },
  });
}

describe('signed again', () => {
  it('[R16] counts who signed before and signed the changed words too, and nobody who had decided otherwise', async () => {
    const statement = await aStatementBeingSigned(acts);
    const { money } = statement.sections;
    const decide = async (who: Who, position: 'SIGNED' | 'SIGNED_WITH_RESERVATION' | 'DISSENTED') =>
      allowed(await sign(acts, statement, who, { section: 'money', position }));
    await decide('hassan', 'SIGNED');
    await decide('ruth', 'DISSENTED');
    await decide('des', 'SIGNED');
    await reopen(acts, statement, money);
    await write(acts, statement, 'priya', 'money', paragraph('money-new', 'It says why.'));
    await freeze(acts, statement, money);
    expect((await factsOf(statement)).signedAgain).toBe(0);
    await decide('hassan', 'SIGNED');
    await decide('hassan', 'SIGNED_WITH_RESERVATION');
    await decide('ruth', 'SIGNED');
    await decide('des', 'DISSENTED');
    const { signedAgain, lapsed } = await factsOf(statement);
    expect([signedAgain, lapsed]).toEqual([1, [{ section: 'money', lapsed: 3 }]]);
  });
});

describe('where sections come from', () => {
  it('[R4] says who proposed to add one or to leave one out, and who put its topic forward', async () => {
    const statement = await aStatementStarted(acts);
    const nominate = { kind: 'topic', text: 'Nights' } as const;
    const { nomination } = allowed(await acts.get(Nominate).run(statement.actor('ruth'), nominate));
    const nominationId = nomination?.id ?? '';
    const answer = { nominationId, isTaken: true, reason: 'Nights are hard.' };
    allowed(await acts.get(AnswerNomination).run(statement.actor('des'), answer));
    await openStage(acts, statement, 'CONCORDAT');
    const groups = { leads: ['CARERS'], signatories: ['PEOPLE', 'CARERS', 'PROVIDERS'] };
    const { agreement } = allowed(
      await acts.get(AgreementActs).propose(statement.actor('priya'), {
        ...{ statementId: statement.id, reason: 'As asked.', leaveOutSections: ['money'] },
        addSections: [
          { title: 'Help at night', purpose: 'Who comes at night.', ...groups, nominationId },
          { title: 'Mornings', purpose: 'Who comes then.', ...groups },
        ],
      }),
    );
    await agreeByAll(acts, statement, { hash: agreement?.amendment?.hash ?? '' });
    const { sections, leftOut } = await factsOf(statement);
    expect(Object.fromEntries(sections.map(({ title, addedBy }) => [title, addedBy]))).toEqual({
      ...{ 'What matters to us': null, 'Words we use': null },
      'Help at night': { proposedBy: 'PROVIDERS', nominatedBy: 'CARERS' },
      Mornings: { proposedBy: 'PROVIDERS', nominatedBy: null },
    });
    expect(leftOut).toEqual([{ title: 'Money', proposedBy: 'PROVIDERS' }]);
    const [entry] = await entriesOf(acts, statement, 'section.left-out');
    const content = { chain: statement.id, seq: entry?.seq ?? 0, name: 'title' };
    await acts.db.manager.insert(RecordRemoval, { ...content, reason: 'R', date: '2026-07-01', recordedAs: 1 });
    await acts.db.manager.delete(RecordOpening, content);
    expect((await factsOf(statement)).leftOut).toEqual([{ title: null, proposedBy: 'PROVIDERS' }]);
  });
});

describe('answers', () => {
  it('[R14] counts a suggestion that joined another for its own group, with the answer of the other, by days in England', async () => {
    const statement = await aStatementBeingAnswered(acts);
    const [at, later] = ['2026-06-30T23:30:00Z', '2026-07-02T23:30:00Z'];
    const into = await suggested(statement, { by: 'hassan', status: 'ACCEPTED', at });
    await answered(statement, into, later);
    const joined = await suggested(statement, { by: 'priya', status: 'MERGED', at });
    const alone = await suggested(statement, { by: 'amira', status: 'OPEN', at });
    await suggested(statement, { by: 'tom', status: 'WITHDRAWN', at });
    const merged = { intoId: into, reason: 'The same.', decidedBy: [], at: new Date(later), round: 1 };
    await acts.db.manager.insert(MergedProposal, { ...merged, proposalId: joined, undoneAt: null });
    // It stands by itself again.
    await acts.db.manager.insert(MergedProposal, { ...merged, proposalId: alone, undoneAt: new Date(later) });
    const days = { receivedOn: '2026-07-01', answeredOn: '2026-07-03', count: 1 };
    expect((await factsOf(statement)).answers).toEqual([
      { ...days, constituency: 'COMMISSIONERS', decision: null, answeredOn: null },
      { ...days, constituency: 'CARERS', decision: 'ACCEPTED' },
      { ...days, constituency: 'PROVIDERS', decision: 'ACCEPTED' },
    ]);
  });

  it('[R15] counts who asked for another look under the group that answers are counted for', async () => {
    const statement = await aStatementBeingAnswered(acts);
    const at = '2026-07-01T10:00:00Z';
    const proposalId = await suggested(statement, { by: 'sam', status: 'OPEN', at, round: 2 });
    await acts.db.manager.insert<object>(PublicComment, {
      ...{ id: randomUUID(), statementId: statement.id, sectionId: statement.sections.money, reference: proposalId },
      ...{ constituency: 'VCSE', name: '', change: '', instead: 'Show prices.', why: '', at: new Date(at) },
      ...{ state: 'SHOWN', decidedBy: [], proposalId },
    });
    const { answers, askedAgain } = await factsOf(statement);
    expect(answers.map(({ constituency }) => constituency)).toEqual(['VCSE']);
    expect(askedAgain).toEqual([{ constituency: 'VCSE', count: 1, upheld: 0 }]);
  });
});

describe('who took part', () => {
  it('counts who left since, and as supported for whom somebody wrote something down', async () => {
    const statement = await aStatementBeingAnswered(acts);
    const { ruth, hassan } = statement.members;
    const carers = async () =>
      (await factsOf(statement)).participants.find(({ constituency }) => constituency === 'CARERS');
    const before = await carers();
    await acts.db.manager.update(Membership, { id: ruth.id }, { status: 'ended' });
    expect(await carers()).toEqual(before);
    const facts = { for: hassan.pseudonym, headcount: hassan.headcount, mode: 'phone', readBack: 'confirmed' };
    for (const about of ['p', 'q']) {
      await acts.db.transaction((tx) =>
        acts.get(Timeline).add(tx, {
          ...{ chain: statement.id, kind: 'words.written-for', actor: null },
          facts: { ...facts, proposal: about },
        }),
      );
    }
    expect(await carers()).toEqual({ ...before, supported: (before?.supported ?? 0) + hassan.headcount });
  });
});
