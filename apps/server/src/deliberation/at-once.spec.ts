import { randomUUID } from 'node:crypto';
import { plainText, readSection } from '#document';
import {
  aStatementBeingAnswered,
  aStatementBeingWritten,
  entriesOf,
  sectionNow,
} from '../../../../test/build/a-statement.js';
import { allowed, codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest, Who } from '../../../../test/build/company.js';
import { SectionTextReader } from '../live-editing/section-text.reader.js';
import { TurnFreezeKey } from '../sign-off/turn-freeze-key.js';
import { AgreeWithAnswer } from './agree-with-answer.js';
import { hashOfAnswer, AnswerPutForward } from './answer-put-forward.entity.js';
import { CloseWithBothViews } from './close-with-both-views.js';
import { GiveAnswer, type AnswerIdea } from './give-answer.js';
import { MergeProposals } from './merge-proposals.js';
import { Proposal, Response } from './proposal.entity.js';
import { ReceiveProposal } from './receive-proposal.js';
import { WithdrawProposal } from './withdraw-proposal.js';

const ROUNDS = [1, 2, 3];
const BEFORE = 'The council publishes its rates each April.';
const AFTER = 'The council publishes its rates for two years ahead.';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startActsApp();
});

afterAll(() => acts.close());

beforeEach(async () => {
  statement = await aStatementBeingWritten(acts);
});

const send = (sentOnceAs: string | null, proposer: Who = 'priya') =>
  acts.get(ReceiveProposal).run({
    ...{ sectionId: statement.sections.money, proposer: statement.members[proposer].id, blockId: 'money-1' },
    ...{ baseText: 'its rates each April', proposedText: 'its rates for two years ahead', sentOnceAs },
    reason: 'Nobody can plan on a rate they do not know.',
  });
const suggest = async (): Promise<string> => allowed(await send(null)).proposal!.id;
const give = (who: Who, proposalId: string, change: Partial<AnswerIdea> = {}) =>
  acts.get(GiveAnswer).run(statement.actor(who), {
    ...{ proposalId, decision: 'ACCEPTED', reason: 'It lets providers plan.', acceptedText: null },
    ...change,
  });
const declined = { decision: 'NOT_ACCEPTED', reason: 'There is no budget for it.' } as const;

async function hashFrom(who: Who, proposalId: string): Promise<string> {
  const givenBy = statement.members[who].id;
  return hashOfAnswer(await acts.db.manager.findOneByOrFail(AnswerPutForward, { proposalId, givenBy }));
}

const agree = (who: Who, proposalId: string, seenHash: string) =>
  acts.get(AgreeWithAnswer).run(statement.actor(who), { proposalId, seenHash });
const responsesTo = (proposalId: string) => acts.db.manager.countBy(Response, { proposalId });
const stateOf = async (id: string) => (await acts.db.manager.findOneByOrFail(Proposal, { id })).status;

async function textNow(): Promise<string> {
  const { doc } = await acts.get(SectionTextReader).at(statement.sections.money);
  return readSection(doc).map(plainText).join('\n');
}

it.each(ROUNDS)('[R13] two who agree at once with different answers give one, and its words only (%i)', async () => {
  const id = await suggest();
  allowed(await give('amira', id));
  allowed(await give('helen', id, declined));
  const hashes = [await hashFrom('amira', id), await hashFrom('helen', id)] as const;
  const answers = await Promise.all([agree('hassan', id, hashes[0]), agree('des', id, hashes[1])]);
  expect(answers.filter(({ refusals }) => refusals.length === 0)).toHaveLength(1);
  for (const code of answers.flatMap(codesOf)) expect(['proposal.answered', 'answer.none']).toContain(code);
  expect(await responsesTo(id)).toBe(1);
  expect(await textNow()).toBe((await stateOf(id)) === 'ACCEPTED' ? AFTER : BEFORE);
});

it.each(ROUNDS)('[R13] agrees with no answer that changes at the same moment, or with all of it (%i)', async () => {
  const id = await suggest();
  allowed(await give('amira', id));
  const seen = await hashFrom('amira', id);
  const [agreed] = await Promise.all([agree('hassan', id, seen), give('amira', id, declined)]);
  const stands = agreed.refusals.length === 0;
  expect([await stateOf(id), await responsesTo(id), await textNow()]).toEqual(
    stands ? ['ACCEPTED', 1, AFTER] : ['OPEN', 0, BEFORE],
  );
});

it.each(ROUNDS)('[R12] a suggestion that is sent twice under one name is taken once (%i)', async () => {
  const name = randomUUID();
  const sent = await Promise.all([send(name), send(name), send(name)]);
  const ids = new Set(sent.map((one) => allowed(one).proposal?.id));
  expect([ids.size, await acts.db.manager.countBy(Proposal, { statementId: statement.id })]).toEqual([1, 1]);
  expect(await entriesOf(acts, statement, 'proposal.received')).toHaveLength(1);
  allowed(await send(name, 'tom'));
  expect(await acts.db.manager.countBy(Proposal, { statementId: statement.id })).toBe(2);
});

it.each(ROUNDS)('a double click on an answer, "I agree" or "take back" is one act and no error (%i)', async () => {
  const id = await suggest();
  (await Promise.all([give('amira', id), give('amira', id)])).forEach(allowed);
  expect(await entriesOf(acts, statement, 'proposal.answer-put-forward')).toHaveLength(1);
  const seen = await hashFrom('amira', id);
  (await Promise.all([agree('hassan', id, seen), agree('hassan', id, seen)])).forEach(allowed);
  expect([await responsesTo(id), await textNow()]).toEqual([1, AFTER]);
  const other = allowed(await acts.get(ReceiveProposal).run(NEW_PARAGRAPH())).proposal!.id;
  const withdraw = () => acts.get(WithdrawProposal).run(statement.actor('priya'), { proposalId: other });
  (await Promise.all([withdraw(), withdraw()])).forEach(allowed);
  expect(await entriesOf(acts, statement, 'proposal.withdrawn')).toHaveLength(1);
});

it.each(ROUNDS)('[R12] taking a suggestion back races its answer, and one of both stands (%i)', async () => {
  const id = await suggest();
  allowed(await give('amira', id));
  const seen = await hashFrom('amira', id);
  const withdraw = acts.get(WithdrawProposal).run(statement.actor('priya'), { proposalId: id });
  const outcomes = await Promise.all([agree('hassan', id, seen), withdraw]);
  expect(outcomes.filter(({ refusals }) => refusals.length === 0)).toHaveLength(1);
  const isAccepted = (await stateOf(id)) === 'ACCEPTED';
  expect([await responsesTo(id), await textNow()]).toEqual(isAccepted ? [1, AFTER] : [0, BEFORE]);
});

it.each(ROUNDS)('[R12] two suggestions that join at once end with one that waits for an answer (%i)', async () => {
  const [one, two] = [await suggest(), await suggest()];
  const three = await suggest();
  const merge = (proposalId: string, intoProposalId: string) =>
    acts
      .get(MergeProposals)
      .run(statement.actor('priya'), { proposalId, intoProposalId, reason: 'They are the same.' });
  const joined = await Promise.all([merge(two, one), merge(three, two), merge(three, one)]);
  expect(joined[0]?.refusals).toEqual([]);
  expect(await Promise.all([one, two, three].map(stateOf))).toEqual(['OPEN', 'MERGED', 'MERGED']);
});

it.each(ROUNDS)('[R13] both close a suggestion on which they disagree, and it is closed once (%i)', async () => {
  const id = await suggest();
  await acts.db.manager.update(Proposal, { id }, { receivedAt: new Date(Date.now() - 40 * 86_400_000) });
  allowed(await give('amira', id, declined));
  allowed(await give('hassan', id));
  const close = (who: Who) => acts.get(CloseWithBothViews).run(statement.actor(who), { proposalId: id });
  (await Promise.all([close('amira'), close('hassan'), close('amira')])).forEach(allowed);
  expect([await responsesTo(id), await stateOf(id)]).toEqual([1, 'NOT_ACCEPTED']);
});

it.each(ROUNDS)(
  '[R12] is never frozen over a suggestion that comes in while both co-chairs turn their keys (%i)',
  async () => {
    statement = await aStatementBeingAnswered(acts);
    const sectionId = statement.sections.money;
    const turn = (who: Who) => acts.get(TurnFreezeKey).run(statement.actor(who), { sectionId });
    const [des, amira, sent] = await Promise.all([turn('des'), turn('amira'), send(randomUUID())]);
    const { state } = await sectionNow(acts, sectionId);
    const isFrozen = state === 'FROZEN';
    expect(codesOf(sent)).toEqual(isFrozen ? ['suggestion.not-open'] : []);
    const keys = [des, amira].map(codesOf).flat();
    for (const code of keys) expect(code).toBe('freeze.unanswered');
    expect(keys.length > 0).toBe(!isFrozen);
    expect(await entriesOf(acts, statement, 'section.frozen')).toHaveLength(isFrozen ? 1 : 0);
  },
);

const NEW_PARAGRAPH = () => ({
  ...{ sectionId: statement.sections.money, proposer: statement.members.priya.id, blockId: 'money-1', baseText: '' },
  ...{ proposedText: 'Ask providers first.', reason: 'They know.' },
});
