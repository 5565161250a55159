import { appendToBlock, plainText, readSection, replaceBlockText } from '#document';
import { verifyBundle } from '#publication';
import {
  aStatementBeingWritten,
  aStatementOpenForComment,
  entriesOf,
  openStage,
  publishAnswered,
} from '../../../../test/build/a-statement.js';
import { allowed, codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import { serveCommentTime } from '../../../../test/build/comment-time.js';
import type { StatementUnderTest, Who } from '../../../../test/build/company.js';
import { AskAgain } from '../deliberation/ask-again.js';
import { AgreeWithAnswer } from '../deliberation/agree-with-answer.js';
import { GiveAnswer } from '../deliberation/give-answer.js';
import { Proposal, Response } from '../deliberation/proposal.entity.js';
import { PutInAcceptedWords } from '../deliberation/put-in-accepted-words.js';
import { SuggestionsView } from '../deliberation/suggestions.view.js';
import { FlagWords } from '../fair-dealing/flag-words.js';
import { SectionTextReader } from '../live-editing/section-text.reader.js';
import { WriteAsMember } from '../live-editing/write-as-member.js';
import { Membership } from '../membership/membership.entity.js';
import { MembershipReader } from '../membership/membership.reader.js';
import { TurnFreezeKey } from '../sign-off/turn-freeze-key.js';
import { AgreeWithCommentAnswer, LookAtComment } from './answer-comment.js';
import { CommentAsMember } from './comment-as-member.js';
import { CommentReader } from './comment.reader.js';
import { CommentsView } from './comments.view.js';
import { GiveCommentAnswer } from './give-comment-answer.js';
import type { CommentText } from './keep-comment.js';
import { SendComment, type CommentSent } from './send-comment.js';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startActsApp();
});

afterAll(() => acts.close());

const exact = { part: 'money-1', quote: 'its rates', instead: 'its rates for each hour' };
const send = (change: Partial<CommentSent> = {}) =>
  acts.get(SendComment).run({
    ...{ sectionId: statement.sections.money, constituency: 'CARERS', name: 'Jo', change: '', why: 'So we can plan.' },
    ...change,
  });
const say = (who: Who, change: Partial<CommentText> = {}) =>
  acts.get(CommentAsMember).run(statement.actor(who), {
    ...{ sectionId: statement.sections.money, part: 'money-1', quote: 'its rates' },
    ...{ change: 'Say for how long.', why: '' },
    ...change,
  });
const seen = async (who: Who, id: string) => {
  const { edges } = await acts.get(CommentsView).page(statement.actor(who), { open: false, first: 50, after: null });
  return edges.map(({ node }) => node).find((node) => node.id === id)!;
};
const unanswered = () => acts.get(CommentReader).countUnanswered({ sectionId: statement.sections.money });
const look = (commentId: string) =>
  acts.get(LookAtComment).run(statement.actor('sam'), { commentId, show: true, reason: '' });
const lock = async () =>
  codesOf(await acts.get(TurnFreezeKey).run(statement.actor('des'), { sectionId: statement.sections.money }));
const text = async () =>
  readSection((await acts.get(SectionTextReader).at(statement.sections.money)).doc)
    .map(plainText)
    .join('\n');
const change = (edit: Parameters<WriteAsMember['run']>[0]['edit']) =>
  acts.get(WriteAsMember).run({ sectionId: statement.sections.money, writer: statement.members.priya, edit });

describe('[R12] a comment of a member', () => {
  beforeEach(async () => {
    statement = await aStatementBeingWritten(acts);
  });

  it('is about words of a block, and stays with those words when they go', async () => {
    const { comment } = allowed(await say('hassan'));
    const shown = await seen('lorraine', comment!.id);
    expect(shown).toMatchObject({ quote: 'its rates', change: 'Say for how long.', state: 'SHOWN', waits: true });
    expect([await shown.quoteStands, shown.author?.constituency]).toEqual([true, 'CARERS']);
    allowed(await change((doc) => void replaceBlockText(doc, 'money-1', 'its rates', 'prices')));
    const after = await seen('lorraine', comment!.id);
    expect([after.quote, await after.quoteStands, after.waits]).toEqual(['its rates', false, true]);
    const [entry] = await entriesOf(acts, statement, 'comment.received');
    expect(entry).toMatchObject({ facts: { block: 'money-1', asksForChange: true, constituency: 'CARERS' } });
    expect(JSON.stringify(entry)).not.toContain('its rates');
  });

  it('is about words that stand there, of a section that can still change', async () => {
    expect(codesOf(await say('hassan', { quote: 'words of nobody' }))).toEqual(['comment.quote']);
    expect(codesOf(await say('hassan', { part: 'no-such-part' }))).toEqual(['comment.quote']);
    expect(codesOf(await say('sam'))).toEqual(['on-behalf.whose']);
    allowed(await say('hassan', { part: '', quote: '' }));
  });

  it('gets an answer from two groups, never from who wrote it, before its section is locked (R13)', async () => {
    const { comment } = allowed(await say('amira'));
    const commentId = comment!.id;
    expect(await unanswered()).toBe(1);
    const give = (who: Who) =>
      acts.get(GiveCommentAnswer).run(statement.actor(who), {
        ...{ commentId, decision: 'ACCEPTED', reason: 'The table will say it.' },
      });
    expect(codesOf(await give('amira'))).toEqual(['proposal.own']);
    allowed(await give('hassan'));
    const { putForward } = await seen('amira', commentId);
    const agree = (who: Who) =>
      acts.get(AgreeWithCommentAnswer).run(statement.actor(who), { commentId, seenHash: putForward!.hash });
    expect(codesOf(await agree('amira'))).toContain('proposal.own');
    allowed(await agree('helen'));
    expect([await unanswered(), (await seen('amira', commentId)).decision]).toEqual([0, 'ACCEPTED']);
  });

  it('is not on the page that everybody can open', async () => {
    allowed(await say('hassan'));
    expect(await acts.get(CommentReader).lookedAt(statement.sections.money)).toEqual([]);
  });
});

describe('[R12] a comment from the public with exact words', () => {
  beforeEach(async () => {
    statement = await aStatementOpenForComment(acts);
  });

  const suggestionOf = async (commentId: string) => (await seen('amira', commentId)).proposalId!;
  const answer = async (proposalId: string) => {
    const idea = { proposalId, decision: 'ACCEPTED', reason: 'It is clearer.', acceptedText: null } as const;
    allowed(await acts.get(GiveAnswer).run(statement.actor('amira'), idea));
    const { putForward } = (await acts.get(SuggestionsView).one(statement.actor('hassan'), proposalId))!;
    const seenHash = putForward[0]!.hash;
    return acts.get(AgreeWithAnswer).run(statement.actor('hassan'), { proposalId, seenHash });
  };

  it('is a suggestion once somebody has looked; accepted, its words go in as words of the public (R13, R14)', async () => {
    const { comment } = allowed(await send(exact));
    const id = comment!.id;
    expect([comment?.quote, await suggestionOf(id), await unanswered()]).toEqual(['its rates', null, 1]);
    allowed(await look(id));
    const proposalId = await suggestionOf(id);
    const where = { id: proposalId };
    const { proposerId, ...proposal } = await acts.db.manager.findOneByOrFail(Proposal, where);
    expect(proposal).toMatchObject({
      blockId: 'money-1',
      baseText: 'its rates',
      status: 'OPEN',
      receivedAt: comment?.at,
    });
    const proposer = await acts.db.manager.findOneByOrFail(Membership, { id: proposerId });
    // Whatever group they say they belong to, nobody has checked it.
    expect(proposer).toMatchObject({ constituency: 'PUBLIC', status: 'ended', signatory: false, roles: [] });
    // What waits for an answer now is the suggestion.
    expect([await unanswered(), (await seen('amira', id)).waits]).toEqual([0, true]);
    allowed(await answer(proposalId));
    expect(await seen('lorraine', id)).toMatchObject({ waits: false, decision: 'ACCEPTED', reason: 'It is clearer.' });
    await serveCommentTime(acts.db, statement.id);
    await openStage(acts, statement, 'RESPONDING');
    const put = await acts.get(PutInAcceptedWords).run({ proposalId, by: statement.members.amira.id });
    expect(put.refusals).toEqual([]);
    expect(await text()).toContain('its rates for each hour');
    const { appliedAtSeq } = await acts.db.manager.findOneByOrFail(Response, { proposalId });
    expect(appliedAtSeq).not.toBeNull();
    const { doc, authorOf } = await acts.get(SectionTextReader).at(statement.sections.money);
    const writers = [...doc.store.clients.keys()].map(authorOf);
    expect(writers).toContain(proposerId);
    const file = await publishAnswered(acts, statement);
    const { faults, bundle } = verifyBundle(new TextEncoder().encode(file.bundle));
    expect(faults).toEqual([]);
    const credited = bundle?.contributors.find(({ ref }) => ref === proposer.pseudonym);
    // Under the name that they gave for everybody to read, and as the public.
    expect(credited).toMatchObject({ constituency: 'PUBLIC', name: expect.any(String) });
    const names = await acts.get(MembershipReader).publicNames([proposerId]);
    expect(names.get(proposerId)).toBe('Jo');
  });

  it('[R15] is looked at again by two others, once, when somebody who organises asks for who wrote it', async () => {
    const { comment } = allowed(await send(exact));
    allowed(await look(comment!.id));
    const proposalId = await suggestionOf(comment!.id);
    allowed(await answer(proposalId));
    const ask = (who: Who) =>
      acts.get(AskAgain).run(statement.actor(who), { proposalId, reason: `${who} heard that it is too long.` });
    expect(codesOf(await ask('helen'))).toEqual(['reconsider.not-yours']);
    allowed(await ask('sam'));
    expect(codesOf(await ask('des'))).toContain('reconsider.once');
    expect((await seen('amira', comment!.id)).waits).toBe(true);
  });

  it('keeps its section from being locked until it is answered', async () => {
    const { comment } = allowed(await send(exact));
    allowed(await look(comment!.id));
    await serveCommentTime(acts.db, statement.id);
    await openStage(acts, statement, 'RESPONDING');
    expect(await lock()).toEqual(['freeze.unanswered']);
  });

  it('is one suggestion, also when it is kept back and shown again', async () => {
    const { comment } = allowed(await send(exact));
    const id = comment!.id;
    allowed(await look(id));
    const reason = 'It names a neighbour.';
    allowed(await acts.get(LookAtComment).run(statement.actor('des'), { commentId: id, show: false, reason }));
    allowed(await look(id));
    expect(await acts.db.manager.countBy(Proposal, { statementId: statement.id })).toBe(1);
  });

  it('[R34] has no words for anybody while they are flagged', async () => {
    const { comment } = allowed(await send({ ...exact, instead: 'its rates, and we bid 24 pounds' }));
    const id = comment!.id;
    allowed(await look(id));
    const flagged = { proposalId: await suggestionOf(id), ground: 'COMPETITION', why: 'A bid.' };
    allowed(await acts.get(FlagWords).suggestion(statement.actor('tom'), flagged));
    const nothing = { quote: '', instead: '', change: '', why: '', name: '' };
    expect(await seen('hassan', id)).toMatchObject(nothing);
  });

  it('is refused where those words do not stand', async () => {
    expect(codesOf(await send({ ...exact, quote: 'words of nobody' }))).toEqual(['comment.quote']);
    expect(codesOf(await send({ ...exact, part: '' }))).toEqual(['comment.which-part']);
    expect(codesOf(await send({ ...exact, instead: 'its rates' }))).toEqual(['comment.no-change']);
  });
});

it('[R12] keeps a comment about all of a part with the words of that part', async () => {
  statement = await aStatementBeingWritten(acts);
  const { comment } = allowed(await say('hassan', { quote: '' }));
  expect(await text()).toContain(comment!.quote);
  expect(comment!.quote).not.toBe('');
  allowed(await change((doc) => void appendToBlock(doc, 'money-1', ' More.')));
  expect(await (await seen('hassan', comment!.id)).quoteStands).toBe(true);
});
