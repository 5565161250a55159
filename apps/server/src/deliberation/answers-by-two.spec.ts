import { plainText, readSection } from '#document';
import { jest } from '@jest/globals';
import { aStatementBeingWritten, entriesOf } from '../../../../test/build/a-statement.js';
import { allowed, codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest, Who } from '../../../../test/build/company.js';
import { SectionTextReader } from '../live-editing/section-text.reader.js';
import { SectionWords } from '../live-editing/section-words.js';
import { AgreeWithAnswer } from './agree-with-answer.js';
import { AskAgain } from './ask-again.js';
import { GiveAnswer, type AnswerIdea } from './give-answer.js';
import { MergedProposal } from './merged-proposal.entity.js';
import { Proposal, Response } from './proposal.entity.js';
import { ReceiveProposal } from './receive-proposal.js';
import type { SuggestionsWanted, SuggestionsView as View } from './suggestions.view.js';
import { SuggestionsView } from './suggestions.view.js';
import { WithdrawProposal } from './withdraw-proposal.js';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startActsApp();
});

afterAll(() => acts.close());

beforeEach(async () => {
  statement = await aStatementBeingWritten(acts);
});

async function suggest(proposer: Who = 'priya', proposedText = 'its rates for two years ahead'): Promise<string> {
  const { proposal } = allowed(
    await acts.get(ReceiveProposal).run({
      sectionId: statement.sections.money,
      proposer: statement.members[proposer].id,
      blockId: 'money-1',
      baseText: 'its rates each April',
      proposedText,
      reason: 'Nobody can plan wages on a rate they do not know.',
    }),
  );
  return proposal?.id ?? '';
}

const give = (who: Who, proposalId: string, change: Partial<AnswerIdea> = {}) =>
  acts.get(GiveAnswer).run(statement.actor(who), {
    ...{ proposalId, decision: 'ACCEPTED', reason: 'It lets providers plan.', acceptedText: null },
    ...change,
  });

async function agree(who: Who, proposalId: string, seenHash?: string) {
  const hash = (await seen(who, proposalId))?.putForward.at(-1)?.hash ?? '';
  return acts.get(AgreeWithAnswer).run(statement.actor(who), { proposalId, seenHash: seenHash ?? hash });
}

const seen = (who: Who, id: string): ReturnType<View['one']> => acts.get(SuggestionsView).one(statement.actor(who), id);

const askAgain = (who: Who, proposalId: string) =>
  acts.get(AskAgain).run(statement.actor(who), { proposalId, reason: 'The reason is about another paragraph.' });

async function textNow(): Promise<string[]> {
  const { doc } = await acts.get(SectionTextReader).at(statement.sections.money);
  return readSection(doc).map(plainText);
}

const AS_IT_WAS = 'The council publishes its rates each April.';

it('[R13] changes nothing when one person has put an answer forward, and puts the words in when another agrees', async () => {
  const id = await suggest();
  allowed(await give('amira', id));
  expect([await textNow(), (await seen('priya', id))?.status]).toEqual([[AS_IT_WAS], 'OPEN']);
  allowed(await agree('hassan', id));
  const after = await seen('priya', id);
  expect([await textNow(), after?.status, after?.putForward]).toEqual([
    ['The council publishes its rates for two years ahead.'],
    'ACCEPTED',
    [],
  ]);
  expect(after?.answer?.decidedBy.map(({ constituency }) => constituency).sort()).toEqual(['CARERS', 'COMMISSIONERS']);
});

it('[R13] is not answered by one person alone, nor by two of one group', async () => {
  const id = await suggest();
  allowed(await give('amira', id));
  expect(codesOf(await agree('amira', id))).toEqual(['answer.own']);
  expect(codesOf(await agree('helen', id))).toEqual(['proposal.two-groups']);
  allowed(await give('hassan', id));
  expect(codesOf(await agree('des', id))).toEqual(['proposal.no-lead']);
  expect(await textNow()).toEqual([AS_IT_WAS]);
});

it('[R13] is answered by nobody who suggested it', async () => {
  const id = await suggest();
  expect(codesOf(await give('priya', id))).toEqual(['proposal.own']);
  allowed(await give('amira', id));
  expect(codesOf(await agree('priya', id))).toEqual(['proposal.own']);
});

it('[R13] asks to read again when the answer changed since it was read', async () => {
  const id = await suggest();
  allowed(await give('amira', id));
  const [putForward] = (await seen('hassan', id))!.putForward;
  allowed(await give('amira', id, { decision: 'NOT_ACCEPTED', reason: 'There is no budget for it.' }));
  expect(codesOf(await agree('hassan', id, putForward?.hash))).toEqual(['answer.changed']);
});

it('[R12] gives no answer without a reason, and in part only with the words', async () => {
  const id = await suggest();
  expect(codesOf(await give('amira', id, { reason: 'No.' }))).toEqual(['proposal.no-reason']);
  expect(codesOf(await give('amira', id, { decision: 'ACCEPTED_IN_PART' }))).toEqual(['proposal.which-part']);
});

it('[R15] is looked at once more, by two who have not answered it, and the first answer stays', async () => {
  const id = await suggest();
  allowed(await give('amira', id, { decision: 'NOT_ACCEPTED', reason: 'There is no budget for it.' }));
  allowed(await agree('hassan', id));
  expect(codesOf(await askAgain('hassan', id))).toEqual(['reconsider.not-yours']);
  allowed(await askAgain('priya', id));
  expect(codesOf(await give('amira', id))).toEqual(['proposal.same-pair']);
  allowed(await give('helen', id));
  allowed(await agree('des', id));
  expect(codesOf(await askAgain('priya', id))).toEqual(['reconsider.once']);
  const shown = await seen('priya', id);
  expect([shown?.answer?.decision, shown?.earlierAnswers.map(({ decision, reason }) => [decision, reason])]).toEqual([
    'ACCEPTED',
    [['NOT_ACCEPTED', 'There is no budget for it.']],
  ]);
  expect(shown?.earlierAnswers[0]?.decidedBy.map(({ constituency }) => constituency).sort()).toEqual([
    ...['CARERS', 'COMMISSIONERS'],
  ]);
  const answers = await acts.db.manager.find(Response, { where: { proposalId: id }, order: { round: 'ASC' } });
  expect(answers.map(({ decision }) => decision)).toEqual(['NOT_ACCEPTED', 'ACCEPTED']);
  expect((await entriesOf(acts, statement, 'proposal.asked-again')).map(({ facts }) => facts.proposal)).toEqual([id]);
});

it('can be taken back by whoever suggested it, until it has its answer', async () => {
  const id = await suggest();
  const withdraw = (who: Who) => acts.get(WithdrawProposal).run(statement.actor(who), { proposalId: id });
  expect(codesOf(await withdraw('amira'))).toEqual(['withdraw.not-yours']);
  allowed(await withdraw('priya'));
  allowed(await withdraw('priya'));
  expect((await acts.db.manager.findOneByOrFail(Proposal, { id })).status).toBe('WITHDRAWN');
});

it('[R14] says when more than three got the same answer, however it is spelled', async () => {
  for (const [index, reason] of ['There is no money.', 'there is no money', 'There is NO money!'].entries()) {
    const id = await suggest((['priya', 'tom', 'lorraine'] as const)[index], `its rates ${index} years ahead`);
    allowed(await give('amira', id, { decision: 'NOT_ACCEPTED', reason }));
    allowed(await agree('hassan', id));
    expect((await seen('priya', id))?.answer?.sameAnswerTo).toBeNull();
  }
  // Asked twice by one person, the answer went to one person.
  const again = await suggest('priya', 'its rates for a month ahead');
  allowed(await give('amira', again, { decision: 'NOT_ACCEPTED', reason: 'There is no money.' }));
  allowed(await agree('hassan', again));
  expect((await seen('priya', again))?.answer?.sameAnswerTo).toBeNull();
  const fourth = await suggest('des', 'its rates for ever');
  allowed(await give('amira', fourth, { decision: 'NOT_ACCEPTED', reason: 'There is no money.' }));
  allowed(await agree('hassan', fourth));
  expect((await seen('priya', fourth))?.answer?.sameAnswerTo).toBe(4);
  // Whose suggestion had joined it got the answer too.
  const merged = { round: 1, intoId: fourth, reason: 'The same.', at: new Date(0), undoneAt: null };
  const joined = await suggest('ruth', 'its rates for all time');
  await acts.db.manager.insert(MergedProposal, { ...merged, proposalId: joined, decidedBy: [] });
  expect((await seen('priya', fourth))?.answer?.sameAnswerTo).toBe(5);
});

it('lists suggestions by page, and the same few questions serve any page', async () => {
  for (let number = 0; number < 5; number += 1) await suggest('priya', `its rates ${number} years ahead`);
  const wanted: SuggestionsWanted = {
    ...{ statementId: statement.id, sectionId: statement.sections.money },
    ...{ open: true, first: 2, after: null },
  };
  const view = acts.get(SuggestionsView);
  const first = await view.page(statement.actor('amira'), wanted);
  const rest = await view.page(statement.actor('amira'), { ...wanted, first: 50, after: first.pageInfo.endCursor });
  expect([first.totalCount, first.edges.length, first.pageInfo.hasNextPage]).toEqual([5, 2, true]);
  expect([rest.edges.length, rest.pageInfo.hasNextPage]).toEqual([3, false]);
  const texts = [...first.edges, ...rest.edges].map(({ node }) => node.proposedText);
  expect(texts).toEqual([0, 1, 2, 3, 4].map((number) => `its rates ${number} years ahead`));
});

it('reads the text of a section only where somebody asks how the words of a suggestion stand', async () => {
  await suggest('priya');
  const wanted = { statementId: statement.id, sectionId: null, open: false, first: 50, after: null };
  const wordsNow = jest.fn(() => Promise.resolve(null));
  const among = jest.spyOn(acts.get(SectionWords), 'among').mockReturnValue(wordsNow);
  const { edges } = await acts.get(SuggestionsView).page(statement.actor('amira'), wanted);
  among.mockRestore();
  expect(wordsNow).not.toHaveBeenCalled();
  await edges[0]?.node.standing;
  expect(wordsNow).toHaveBeenCalledTimes(1);
});
