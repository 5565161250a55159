import { aStatementBeingWritten, entriesOf } from '../../../../test/build/a-statement.js';
import { allowed, codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest, Who } from '../../../../test/build/company.js';
import { supportedIn } from '../attribution/supported-words.js';
import { AgreeWithCommentAnswer, hashOfCommentAnswer } from '../comments/answer-comment.js';
import { PublicComment } from '../comments/comment.entity.js';
import { CommentAfterResolver } from '../comments/comment-after.resolver.js';
import { CommentResolver } from '../comments/comment.resolver.js';
import { GiveCommentAnswer } from '../comments/give-comment-answer.js';
import { Person } from '../membership/person.entity.js';
import { QueuedMail } from '../platform/queued-mail.entity.js';
import { waysOf, recordedOf } from '../power-panel/panel-counts.js';
import { AgreeWithAnswer } from './agree-with-answer.js';
import { AskAgain } from './ask-again.js';
import { GiveAnswer } from './give-answer.js';
import { Proposal } from './proposal.entity.js';
import { SuggestionAfterResolver } from './suggestion-after.resolver.js';
import { SuggestionResolver } from './suggestion.resolver.js';
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

const told = (whose: Who, change: object = {}) => ({
  ...{ membershipId: statement.members[whose].id, mode: 'phone', readBack: 'confirmed' },
  ...change,
});
const suggest = async (who: Who, onBehalf: ReturnType<typeof told> | null) => {
  const done = await acts.get(SuggestionResolver).suggestChange(
    {
      ...{ sectionId: statement.sections.money, blockId: 'money-1', baseText: 'its rates each April' },
      ...{ proposedText: 'its rates each March', reason: 'So that we can plan.', sentOnceAs: null, onBehalf },
    },
    statement.actor(who),
  );
  return { ...done, suggestion: await acts.get(SuggestionAfterResolver).suggestion(done, statement.actor(who)) };
};
const suggestedFor = async (whose: Who, change: object = {}) =>
  allowed(await suggest('sam', told(whose, change))).suggestion!;
const comment = async (who: Who, onBehalf: ReturnType<typeof told> | null) => {
  const done = await acts.get(CommentResolver).commentOn(
    {
      ...{ sectionId: statement.sections.money, part: 'money-1', quote: 'its rates' },
      ...{ change: 'Say for how long.', why: '', onBehalf },
    },
    statement.actor(who),
  );
  return { ...done, comment: await acts.get(CommentAfterResolver).comment(done, statement.actor(who)) };
};
const give = (who: Who, proposalId: string, decision: 'ACCEPTED' | 'NOT_ACCEPTED' = 'NOT_ACCEPTED') =>
  acts.get(GiveAnswer).run(statement.actor(who), {
    ...{ proposalId, decision, reason: 'The rates are set by law in April.', acceptedText: null },
  });
async function answer(proposalId: string, decision?: 'ACCEPTED'): Promise<void> {
  allowed(await give('amira', proposalId, decision));
  const shown = await acts.get(SuggestionsView).one(statement.actor('hassan'), proposalId);
  const seenHash = shown?.putForward[0]?.hash ?? '';
  allowed(await acts.get(AgreeWithAnswer).run(statement.actor('hassan'), { proposalId, seenHash }));
}
const letters = async (who: Who) => {
  const { personId } = statement.members[who];
  const { email } = await acts.db.manager.findOneByOrFail(Person, { id: personId });
  return email === null ? [] : acts.db.manager.findBy(QueuedMail, { to: email });
};
const askAgain = (who: Who, proposalId: string) =>
  acts.get(AskAgain).run(statement.actor(who), { proposalId, reason: 'It is about March.' });

describe('a suggestion that a facilitator writes down for somebody', () => {
  it('[R9] is theirs and of their group, with how it came, and says of its writer only the role', async () => {
    const { id } = await suggestedFor('table');
    const shown = await acts.get(SuggestionsView).one(statement.actor('des'), id);
    expect(shown?.by).toMatchObject({ constituency: 'PEOPLE', isMe: false });
    expect(shown?.writtenDown).toEqual({ mode: 'phone', readBack: 'confirmed' });
    expect(JSON.stringify(shown?.by)).not.toContain('Sam');
    const [received] = await entriesOf(acts, statement, 'proposal.received');
    const { pseudonym } = statement.members.table;
    expect([received?.actor, received?.constituency]).toEqual([pseudonym, 'PEOPLE']);
    const [written] = await entriesOf(acts, statement, 'words.written-for');
    expect([written?.actor, written?.constituency]).toEqual([statement.members.sam.pseudonym, null]);
    const how = { for: pseudonym, headcount: 11, mode: 'phone', readBack: 'confirmed' };
    expect(written?.facts).toEqual({ section: 'money', proposal: id, ...how });
  });

  it('[R9] is refused to a facilitator who does not say for whom, and to everybody who is none', async () => {
    expect(codesOf(await suggest('sam', null))).toEqual(['on-behalf.whose']);
    expect(codesOf(await suggest('sam', { ...told('table'), membershipId: null as never }))).toEqual([
      'on-behalf.nobody',
    ]);
    expect(codesOf(await suggest('amira', told('lorraine')))).toEqual(['on-behalf.not-facilitator']);
    const other = await aStatementBeingWritten(acts);
    expect(codesOf(await suggest('sam', { ...told('table'), membershipId: other.members.table.id }))).toEqual([
      'on-behalf.nobody',
    ]);
    expect(await acts.db.manager.countBy(Proposal, { statementId: statement.id })).toBe(0);
  });

  it('[R10] comes in only once it was read back, or could not be, which is shown', async () => {
    expect(codesOf(await suggest('sam', told('table', { readBack: 'not yet' })))).toEqual(['on-behalf.read-back']);
    expect(await entriesOf(acts, statement, 'proposal.received')).toEqual([]);
    const { writtenDown } = await suggestedFor('table', { readBack: 'could-not-be-confirmed' });
    expect(writtenDown?.readBack).toBe('could-not-be-confirmed');
  });

  it('[R13] is not decided by whose it is', async () => {
    const { id } = await suggestedFor('lorraine');
    expect(codesOf(await give('lorraine', id))).toEqual(['proposal.own']);
  });

  it('[R15] tells them its answer, or the facilitator where they gave no address', async () => {
    await answer((await suggestedFor('lorraine')).id);
    const [own] = await letters('lorraine');
    expect(own?.text).toContain('You suggested a change to "Money"');
    expect(await letters('sam')).toEqual([]);
    await answer((await suggestedFor('table')).id);
    const [forThem] = await letters('sam');
    expect(forThem?.text).toContain('You wrote down a suggestion for somebody who gave no e-mail address.');
    expect(forThem?.text).toContain('The rates are set by law in April.');
  });

  it('[R15] is taken back, or looked at again, when they ask the facilitator for it, and nobody else', async () => {
    const { id } = await suggestedFor('table');
    await answer(id);
    expect(codesOf(await askAgain('priya', id))).toEqual(['reconsider.not-yours']);
    allowed(await askAgain('sam', id));
    const withdraw = (who: Who) => acts.get(WithdrawProposal).run(statement.actor(who), { proposalId: id });
    expect(codesOf(await withdraw('des'))).toEqual(['withdraw.not-yours']);
    allowed(await withdraw('sam'));
    const own = allowed(await suggest('priya', null)).suggestion!;
    expect(codesOf(await acts.get(WithdrawProposal).run(statement.actor('sam'), { proposalId: own.id }))).toEqual([
      'withdraw.not-yours',
    ]);
  });

  it('[R9] is counted by how they said it, and stands among the supported words of the section once it is in', async () => {
    const { id } = await suggestedFor('table');
    const supported = () => supportedIn(acts.db.manager, statement.sections.money);
    const ways = await waysOf(acts.db.manager, statement.id);
    expect(ways.filter(({ way }) => way !== 'live')).toEqual([]);
    const { written } = await recordedOf(acts.db.manager, statement.id);
    expect(written).toEqual([{ way: 'phone', constituency: 'PEOPLE', count: 11, of: 'people' }]);
    expect(await supported()).toEqual([]);
    await answer(id, 'ACCEPTED');
    expect(await supported()).toMatchObject([{ whose: statement.members.table.id, readBack: 'confirmed' }]);
  });
});

describe('a comment that a facilitator writes down for somebody', () => {
  it('[R9][R10] is theirs, with how it came, and is not among the words of the section', async () => {
    const said = allowed(await comment('sam', told('table', { mode: 'BSL', readBack: 'could-not-be-confirmed' })));
    expect(said.comment).toMatchObject({
      ...{ constituency: 'PEOPLE', author: { constituency: 'PEOPLE', isMe: false } },
      writtenDown: { mode: 'BSL', readBack: 'could-not-be-confirmed' },
    });
    const [received] = await entriesOf(acts, statement, 'comment.received');
    expect(received?.actor).toBe(statement.members.table.pseudonym);
    const [written] = await entriesOf(acts, statement, 'words.written-for');
    expect(written?.facts).toMatchObject({ comment: said.comment?.id, readBack: 'could-not-be-confirmed' });
    expect(await supportedIn(acts.db.manager, statement.sections.money)).toEqual([]);
    expect((await waysOf(acts.db.manager, statement.id)).filter(({ way }) => way === 'comment')).toEqual([]);
  });

  it('[R9][R10] is refused like a suggestion', async () => {
    expect(codesOf(await comment('sam', null))).toEqual(['on-behalf.whose']);
    expect(codesOf(await comment('des', told('lorraine')))).toEqual(['on-behalf.not-facilitator']);
    expect(codesOf(await comment('sam', told('table', { readBack: '' })))).toEqual(['on-behalf.read-back']);
  });

  it('[R13] is not answered by whose it is', async () => {
    const commentId = allowed(await comment('sam', told('lorraine'))).comment?.id ?? '';
    const idea = { commentId, decision: 'NOT_ACCEPTED' as const, reason: 'It says so below already.' };
    expect(codesOf(await acts.get(GiveCommentAnswer).run(statement.actor('lorraine'), idea))).not.toEqual([]);
  });
});

describe('a comment of somebody who takes part', () => {
  const answerTo = async (commentId: string): Promise<void> => {
    const idea = { commentId, decision: 'NOT_ACCEPTED', reason: 'The rates are set by law in April.' } as const;
    const { comment: given } = allowed(await acts.get(GiveCommentAnswer).run(statement.actor('amira'), idea));
    const seenHash = hashOfCommentAnswer(given!);
    allowed(await acts.get(AgreeWithCommentAnswer).run(statement.actor('hassan'), { commentId, seenHash }));
  };

  it('[R15] has its answer told to whoever wrote it, with the reason and where to read it', async () => {
    await answerTo(allowed(await comment('lorraine', null)).comment!.id);
    const [letter] = await letters('lorraine');
    expect(letter?.subject).toContain('Your comment has an answer');
    expect(letter?.text).toContain('You wrote a comment on "Money"');
    expect(letter?.text).toContain('The answer is: not agreed. The reason: The rates are set by law in April.');
    expect(letter?.text).toContain(`/workspace/${statement.id}/comments`);
  });

  it('[R15] has it told to the facilitator who wrote it down for somebody without an address', async () => {
    await answerTo(allowed(await comment('sam', told('table'))).comment!.id);
    const [letter] = await letters('sam');
    expect(letter?.text).toContain('You wrote down a comment for somebody who gave no e-mail address.');
    await answerTo(allowed(await comment('sam', told('lorraine'))).comment!.id);
    expect([(await letters('sam')).length, (await letters('lorraine')).length]).toEqual([1, 1]);
  });

  it('[R15] has it told when it is closed with both views', async () => {
    const { id } = allowed(await comment('lorraine', null)).comment!;
    const idea = { commentId: id, reason: 'The rates are set by law in April.' };
    allowed(await acts.get(GiveCommentAnswer).run(statement.actor('amira'), { ...idea, decision: 'NOT_ACCEPTED' }));
    await acts.db.manager.update(PublicComment, { id }, { at: new Date('2020-01-01') });
    allowed(await acts.get(GiveCommentAnswer).run(statement.actor('hassan'), { ...idea, decision: 'ACCEPTED' }));
    const [letter] = await letters('lorraine');
    expect(letter?.text).toContain('The people who decide do not agree.');
  });
});
