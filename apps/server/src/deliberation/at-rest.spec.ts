import type { DocumentState } from '#concordat';
import { In } from 'typeorm';
import { aStatementBeingWritten } from '../../../../test/build/a-statement.js';
import { allowed, codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest, Who } from '../../../../test/build/company.js';
import { AgreeWithCommentAnswer, hashOfCommentAnswer } from '../comments/answer-comment.js';
import { CommentAsMember } from '../comments/comment-as-member.js';
import { GiveCommentAnswer } from '../comments/give-comment-answer.js';
import { Membership } from '../membership/membership.entity.js';
import { Person } from '../membership/person.entity.js';
import { Statement } from '../statements/statement.entity.js';
import { AgreeWithAnswer } from './agree-with-answer.js';
import { AskAgain } from './ask-again.js';
import { CloseWithBothViews } from './close-with-both-views.js';
import { GiveAnswer, type AnswerIdea } from './give-answer.js';
import { Proposal } from './proposal.entity.js';
import { ReceiveProposal } from './receive-proposal.js';
import { SuggestionsView } from './suggestions.view.js';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startActsApp();
});

afterAll(() => acts.close());

beforeEach(async () => {
  statement = await aStatementBeingWritten(acts);
});

const about = () => ({ sectionId: statement.sections.money });
async function suggest(): Promise<string> {
  const change = { blockId: 'money-1', baseText: 'its rates each April', proposedText: 'its rates each March' };
  const suggestion = { ...about(), proposer: statement.members.priya.id, ...change, reason: 'So that we can plan.' };
  return allowed(await acts.get(ReceiveProposal).run(suggestion)).proposal!.id;
}
const is = (state: DocumentState) => acts.db.manager.update(Statement, { id: statement.id }, { state });
const give = (who: Who, proposalId: string, change: Partial<AnswerIdea> = {}) =>
  acts.get(GiveAnswer).run(statement.actor(who), {
    ...{ proposalId, decision: 'NOT_ACCEPTED', reason: 'The rates are set by law in April.', acceptedText: null },
    ...change,
  });
const shown = async (who: Who, id: string) => (await acts.get(SuggestionsView).one(statement.actor(who), id))!;
async function agree(who: Who, proposalId: string) {
  const seenHash = (await shown(who, proposalId)).putForward.at(-1)?.hash ?? '';
  return acts.get(AgreeWithAnswer).run(statement.actor(who), { proposalId, seenHash });
}
const askAgain = (proposalId: string) =>
  acts.get(AskAgain).run(statement.actor('priya'), { proposalId, reason: 'It is about March.' });

describe.each([
  ['PAUSED', 'answer.paused'],
  ['WITHDRAWN', 'answer.withdrawn'],
] as const)('while a statement is %s', (state, code) => {
  it('[R13] no suggestion gets an answer, is closed or asked again, and nobody is offered to agree', async () => {
    const [waiting, late, answered] = [await suggest(), await suggest(), await suggest()];
    allowed(await give('amira', waiting));
    allowed(await give('amira', late));
    allowed(await give('hassan', late, { decision: 'ACCEPTED' }));
    await acts.db.manager.update(Proposal, { id: late }, { receivedAt: new Date('2020-01-01') });
    allowed(await give('amira', answered));
    allowed(await agree('hassan', answered));
    expect((await shown('hassan', waiting)).putForward[0]?.mayAgree).toBe(true);
    await is(state);
    const refused = [
      ...[await give('hassan', waiting), await agree('hassan', waiting), await askAgain(answered)],
      await acts.get(CloseWithBothViews).run(statement.actor('amira'), { proposalId: late }),
    ];
    expect(refused.map(codesOf)).toEqual([[code], [code], [code], [code]]);
    expect((await shown('hassan', waiting)).putForward[0]?.mayAgree).toBe(false);
    expect((await shown('amira', late)).mayCloseWithBothViews).toBe(false);
    await is('RESPONDING');
    allowed(await agree('hassan', waiting));
  });

  it('[R13] no comment gets an answer', async () => {
    const said = { ...about(), change: 'Say for how long.', why: '' };
    const { comment } = allowed(await acts.get(CommentAsMember).run(statement.actor('lorraine'), said));
    const commentId = comment!.id;
    const idea = { commentId, decision: 'NOT_ACCEPTED', reason: 'The rates are set by law in April.' } as const;
    const { comment: given } = allowed(await acts.get(GiveCommentAnswer).run(statement.actor('amira'), idea));
    await is(state);
    expect(codesOf(await acts.get(GiveCommentAnswer).run(statement.actor('des'), idea))).toEqual([code]);
    const seenHash = hashOfCommentAnswer(given!);
    const seen = { commentId, seenHash };
    expect(codesOf(await acts.get(AgreeWithCommentAnswer).run(statement.actor('hassan'), seen))).toEqual([code]);
  });
});

it('[R15] is not asked again when nobody of a group that leads the section is left to decide it, which a co-chair can mend', async () => {
  const id = await suggest();
  allowed(await give('amira', id));
  allowed(await agree('hassan', id));
  const others = [statement.members.helen.id, statement.members.neil.id];
  await acts.db.manager.update(Membership, { id: In(others) }, { status: 'suspended' });
  expect(codesOf(await askAgain(id))).toEqual(['reconsider.nobody-left']);
  await acts.db.manager.update(Membership, { id: In(others) }, { status: 'active' });
  allowed(await askAgain(id));
});

it('[R15] is not asked again when those who are left cannot sign in', async () => {
  const id = await suggest();
  allowed(await give('amira', id));
  allowed(await agree('hassan', id));
  const { helen, neil } = statement.members;
  await acts.db.manager.update(Person, { id: In([helen.personId, neil.personId]) }, { email: null });
  expect(codesOf(await askAgain(id))).toEqual(['reconsider.nobody-left']);
});
