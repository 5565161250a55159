import type { Role } from '#concordat';
import {
  aStatementBeingAnswered,
  aStatementBeingWritten,
  aStatementOpenForComment,
  entriesOf,
} from '../../../../test/build/a-statement.js';
import { allowed, codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest, Who } from '../../../../test/build/company.js';
import { AgreeWithCommentAnswer, LookAtComment } from '../comments/answer-comment.js';
import { CommentAsMember } from '../comments/comment-as-member.js';
import { CommentReader } from '../comments/comment.reader.js';
import { CommentsView } from '../comments/comments.view.js';
import { GiveCommentAnswer } from '../comments/give-comment-answer.js';
import { SendComment, type CommentSent } from '../comments/send-comment.js';
import { ShownCommentsReader } from '../comments/shown-comments.reader.js';
import { SuggestionsView } from '../deliberation/suggestions.view.js';
import { RemovalSight } from '../publication/removal-sight.js';
import { TurnFreezeKey } from '../sign-off/turn-freeze-key.js';
import { DecideConcern } from './decide-concern.js';
import { FairDealingView } from './fair-dealing.view.js';
import { FlagWords } from './flag-words.js';

const PRICE = 'Pay 31 pounds, as we bid.';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startActsApp();
});

afterAll(() => acts.close());

const flag = (who: Who, commentId: string) =>
  acts.get(FlagWords).comment(statement.actor(who), { commentId, ground: 'COMPETITION', why: 'It is a bid.' });
const decide = (who: Who, concernId: string, decision: string) =>
  acts.get(DecideConcern).run(statement.actor(who), { concernId, decision, reason: 'It is a bid of one provider.' });
const commentNow = async (id: string) => (await acts.get(CommentReader).byId(id))!;
const seen = async (who: Who, id: string) => acts.get(CommentsView).shown(statement.actor(who), await commentNow(id));
const publicNow = async () => (await acts.get(ShownCommentsReader).of(statement.sections.money))[0];
const flagged = async (id: string, who: Who = 'bev'): Promise<string> => allowed(await flag(who, id)).concern?.id ?? '';
const give = (who: Who, commentId: string, decision: 'ACCEPTED' | 'NOT_ACCEPTED' = 'NOT_ACCEPTED') =>
  acts.get(GiveCommentAnswer).run(statement.actor(who), {
    ...{ commentId, decision, reason: 'The council does not pay 31 pounds.' },
  });
const agree = async (who: Who, commentId: string) =>
  acts.get(AgreeWithCommentAnswer).run(statement.actor(who), {
    ...{ commentId, seenHash: (await seen('des', commentId)).putForward?.hash ?? '' },
  });

async function fromThePublic(change: Partial<CommentSent> = {}): Promise<string> {
  const sent = { sectionId: statement.sections.money, constituency: 'PUBLIC', name: 'Jo', change: PRICE, why: '' };
  const id = allowed(await acts.get(SendComment).run({ ...sent, ...change })).comment?.id ?? '';
  allowed(await acts.get(LookAtComment).run(statement.actor('sam'), { commentId: id, show: true, reason: '' }));
  return id;
}

/** Nobody reads a word of it, nor of what was answered. */
const NOTHING = { name: '', change: '', why: '', quote: '', instead: '' };

describe('a comment of the public that somebody flags', () => {
  beforeEach(async () => {
    statement = await aStatementOpenForComment(acts);
  });

  it('[R34] is hidden at once from everybody but those who check it, on the page of the public too', async () => {
    const id = await fromThePublic();
    allowed(await give('amira', id));
    expect((await publicNow())?.change).toBe(PRICE);
    await flagged(id);
    expect(codesOf(await flag('hassan', id))).toEqual(['concern.flagged']);
    for (const who of ['bev', 'hassan'] as const) {
      const comment = await seen(who, id);
      expect(comment).toMatchObject({
        ...NOTHING,
        hidden: { isOpen: true, because: null },
        putForward: { reason: '' },
      });
      expect(JSON.stringify((await acts.get(FairDealingView).of(statement.actor(who))).concerns)).not.toContain(
        '31 pounds',
      );
    }
    expect(await seen('des', id)).toMatchObject({ change: PRICE, hidden: { isOpen: true } });
    expect((await acts.get(FairDealingView).of(statement.actor('des'))).concerns[0]).toMatchObject({
      ...{ commentId: id, quote: PRICE, mayDecide: true },
    });
    expect(await publicNow()).toMatchObject({ ...NOTHING, hiddenBecause: 'COMPETITION' });
    const [entry] = await entriesOf(acts, statement, 'concern.flagged');
    expect(entry?.facts).toMatchObject({ section: 'money', comment: id });
    const entries = await entriesOf(acts, statement, 'comment.received');
    const hides = async (who: Who) => (await acts.get(RemovalSight).hiding(statement.actor(who), entries))(entries[0]!);
    expect([await hides('hassan'), await hides('des')]).toEqual([true, false]);
  });

  it('[R34] gets no answer until somebody has checked it, and is shown again when it is put back', async () => {
    const id = await fromThePublic();
    allowed(await give('amira', id));
    const concernId = await flagged(id);
    expect(codesOf(await give('hassan', id))).toContain('concern.open');
    expect(codesOf(await agree('hassan', id))).toEqual(['concern.open']);
    expect(codesOf(await decide('tom', concernId, 'PUT_BACK'))).toEqual(['concern.not-a-reviewer']);
    allowed(await decide('des', concernId, 'PUT_BACK'));
    expect(await seen('hassan', id)).toMatchObject({ change: PRICE, hidden: null });
    expect(await publicNow()).toMatchObject({ change: PRICE, hiddenBecause: null });
    allowed(await agree('hassan', id));
  });

  it('[R34] stays hidden when it is taken out, with its answer; then it can only be declined', async () => {
    const id = await fromThePublic();
    allowed(await decide('des', await flagged(id), 'TAKEN_OUT'));
    expect(codesOf(await give('amira', id, 'ACCEPTED'))).toEqual(['concern.taken-out']);
    allowed(await give('amira', id));
    allowed(await agree('hassan', id));
    expect(await seen('hassan', id)).toMatchObject({
      ...{ ...NOTHING, decision: 'NOT_ACCEPTED', reason: '', hidden: { because: 'It is a bid of one provider.' } },
    });
    expect(await publicNow()).toMatchObject({ ...NOTHING, decision: 'NOT_ACCEPTED', reason: '' });
  });

  it('[R34] is hidden with the suggestion that its exact words became', async () => {
    const exact = { part: 'money-1', quote: 'its rates', instead: 'rates of 31 pounds', change: '', why: 'As we bid.' };
    const id = await fromThePublic(exact);
    const proposalId = (await commentNow(id)).proposalId ?? '';
    const suggestion = async (who: Who) => acts.get(SuggestionsView).one(statement.actor(who), proposalId);
    expect((await suggestion('hassan'))?.proposedText).toBe('rates of 31 pounds');
    await flagged(id);
    expect(await suggestion('hassan')).toMatchObject({ proposedText: '', hidden: { isOpen: true } });
    expect(await seen('hassan', id)).toMatchObject(NOTHING);
    expect(await publicNow()).toMatchObject({ ...NOTHING, hiddenBecause: 'COMPETITION' });
  });

  it('[R34] cannot be flagged by somebody who cannot read it', async () => {
    const sent = { sectionId: statement.sections.money, constituency: 'PUBLIC', name: '', change: PRICE, why: '' };
    const id = allowed(await acts.get(SendComment).run(sent)).comment?.id ?? '';
    expect(codesOf(await flag('hassan', id))).toEqual(['concern.not-there']);
  });
});

it('[R34] a comment of a member is checked by somebody else than who wrote it', async () => {
  statement = await aStatementBeingWritten(acts);
  const said = { sectionId: statement.sections.money, change: PRICE, why: '' };
  const id = allowed(await acts.get(CommentAsMember).run(statement.actor('des'), said)).comment?.id ?? '';
  const concernId = await flagged(id);
  expect(codesOf(await decide('des', concernId, 'PUT_BACK'))).toEqual(['concern.own']);
  const mayDecide = async (who: Who) =>
    (await acts.get(FairDealingView).of(statement.actor(who))).concerns[0]?.mayDecide;
  expect([await mayDecide('des'), await mayDecide('amira')]).toEqual([false, true]);
  const provider = { ...statement.actor('priya'), roles: ['member', 'co-chair'] as Role[] };
  expect(await acts.get(CommentsView).shown(provider, await commentNow(id))).toMatchObject(NOTHING);
});

it('[R34] a comment that nobody has checked keeps its section from being locked', async () => {
  statement = await aStatementBeingAnswered(acts);
  const { money: sectionId } = statement.sections;
  const said = { sectionId, change: '', why: PRICE };
  const id = allowed(await acts.get(CommentAsMember).run(statement.actor('tom'), said)).comment?.id ?? '';
  const concernId = await flagged(id);
  const lock = () => acts.get(TurnFreezeKey).run(statement.actor('des'), { sectionId });
  expect(codesOf(await lock())).toEqual(['concern.open']);
  allowed(await decide('sam', concernId, 'TAKEN_OUT'));
  allowed(await lock());
});
