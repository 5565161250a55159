import { randomUUID } from 'node:crypto';
import { AgreeWithCommentAnswer, LookAtComment } from '../../apps/server/src/comments/answer-comment.js';
import { CommentAsMember } from '../../apps/server/src/comments/comment-as-member.js';
import { CommentsView } from '../../apps/server/src/comments/comments.view.js';
import { GiveCommentAnswer } from '../../apps/server/src/comments/give-comment-answer.js';
import { SendComment } from '../../apps/server/src/comments/send-comment.js';
import { AgreeWithAnswer } from '../../apps/server/src/deliberation/agree-with-answer.js';
import { AskAgain } from '../../apps/server/src/deliberation/ask-again.js';
import { GiveAnswer } from '../../apps/server/src/deliberation/give-answer.js';
import { MergeProposals } from '../../apps/server/src/deliberation/merge-proposals.js';
import { ReceiveProposal } from '../../apps/server/src/deliberation/receive-proposal.js';
import { SuggestionsView } from '../../apps/server/src/deliberation/suggestions.view.js';
import { RateLadder } from '../../apps/server/src/power-panel/rate-ladder.js';
import { AgreeWhatChanged, SayWhatChanged } from '../../apps/server/src/power-panel/say-what-changed.js';
import { Statement } from '../../apps/server/src/statements/statement.entity.js';
import { allowed } from './acts-app.js';
import { ROW_SCENES, tell, type Scene, type WordsStage } from './words-in-rows.js';

/** A suggestion of Priya, for a new paragraph. */
export async function suggestWords(
  { acts, statement }: WordsStage,
  words: { proposedText?: string; reason?: string } = {},
): Promise<string> {
  const about = { sectionId: statement.sections.money, proposer: statement.members.priya.id, blockId: 'money-1' };
  const asked = { baseText: '', proposedText: `Other words ${randomUUID()}.`, reason: 'It helps.', ...words };
  return allowed(await acts.get(ReceiveProposal).run({ ...about, ...asked })).proposal?.id ?? '';
}

/** The first of two puts an answer to a suggestion forward; with words, they are to go in. */
export async function giveWords(
  { acts, statement }: WordsStage,
  proposalId: string,
  change: { reason?: string; acceptedText?: string },
): Promise<void> {
  const decision = change.acceptedText ? ('ACCEPTED_IN_PART' as const) : ('NOT_ACCEPTED' as const);
  const idea = { proposalId, decision, reason: 'It is set by law.', acceptedText: null, ...change };
  allowed(await acts.get(GiveAnswer).run(statement.actor('amira'), idea));
}

/** The second agrees. */
export async function agreeToWords({ acts, statement }: WordsStage, proposalId: string): Promise<void> {
  const shown = await acts.get(SuggestionsView).one(statement.actor('hassan'), proposalId);
  const seen = { proposalId, seenHash: shown?.putForward[0]?.hash ?? '' };
  allowed(await acts.get(AgreeWithAnswer).run(statement.actor('hassan'), seen));
}

async function answered(stage: WordsStage, change: { reason?: string; acceptedText?: string }): Promise<string> {
  const id = await suggestWords(stage);
  await giveWords(stage, id, change);
  await agreeToWords(stage, id);
  return id;
}

/** A comment of the public, whose exact words are a suggestion once somebody has looked at it. Gives its id. */
export async function publicComment(
  { acts, statement }: WordsStage,
  change: { name?: string; change?: string; why?: string; quote?: string; instead?: string },
): Promise<string> {
  const said = { constituency: 'CARERS', name: '', change: '', why: 'It helps.', part: 'money-1', quote: 'its rates' };
  const sent = { sectionId: statement.sections.money, ...said, instead: `Other words ${randomUUID()}.`, ...change };
  const commentId = allowed(await acts.get(SendComment).run(sent)).comment?.id ?? '';
  const look = { commentId, show: true, reason: '' };
  allowed(await acts.get(LookAtComment).run(statement.actor('sam'), look));
  return commentId;
}

async function commentAnswered({ acts, statement }: WordsStage, reason: string, isAgreed: boolean): Promise<void> {
  const about = { sectionId: statement.sections.money, part: 'money-1', quote: 'its rates' };
  const said = { ...about, change: 'Say more.', why: '' };
  const commentId = allowed(await acts.get(CommentAsMember).run(statement.actor('ruth'), said)).comment?.id ?? '';
  const idea = { commentId, decision: 'NOT_ACCEPTED' as const, reason };
  const { comment } = allowed(await acts.get(GiveCommentAnswer).run(statement.actor('amira'), idea));
  if (!isAgreed || !comment) return;
  const { putForward } = await acts.get(CommentsView).shown(statement.actor('hassan'), comment);
  const seen = { commentId, seenHash: putForward?.hash ?? '' };
  allowed(await acts.get(AgreeWithCommentAnswer).run(statement.actor('hassan'), seen));
}

/** Does something in a stage; then the statement is where it was. */
async function during({ acts, statement: { id } }: WordsStage, act: () => Promise<unknown>): Promise<void> {
  const { state } = await acts.db.manager.findOneByOrFail(Statement, { id });
  await acts.db.manager.update(Statement, { id }, { state: 'SIGN_OFF' });
  await act();
  await acts.db.manager.update(Statement, { id }, { state });
}

function rate(stage: WordsStage, why: string): Promise<void> {
  const { acts, statement } = stage;
  return during(stage, async () => allowed(await acts.get(RateLadder).run(statement.actor('priya'), { rung: 5, why })));
}

function sayChanged(stage: WordsStage, text: string, isAgreed = false): Promise<void> {
  const { acts, statement } = stage;
  const { money: sectionId } = statement.sections;
  return during(stage, async () => {
    allowed(await acts.get(SayWhatChanged).run(statement.actor('amira'), { sectionId, text }));
    if (isAgreed) allowed(await acts.get(AgreeWhatChanged).run(statement.actor('ruth'), { sectionId, seen: text }));
  });
}

/** As when the text moved on and somebody tied the suggestion to other words. */
async function rebased(stage: WordsStage, column: string, words: string, content: string): Promise<void> {
  const id = await suggestWords(stage);
  await stage.acts.db.query(`UPDATE proposal SET ${column} = $1 WHERE id = $2`, [words, id]);
  await tell(stage, words, { content, facts: { proposal: id, section: 'money' } });
}

/** Somebody says the words in an act, by kind of entry and name of the content. */
const SAID: Readonly<Record<string, Scene>> = {
  'comment.received name': (stage, name) => publicComment(stage, { name }),
  'comment.received change': (stage, change) => publicComment(stage, { change }),
  'comment.received why': (stage, why) => publicComment(stage, { why }),
  'comment.received quote': (stage) => publicComment(stage, { quote: 'publishes its rates' }),
  'comment.received instead': (stage, instead) => publicComment(stage, { instead }),
  'comment.kept-back reason': async ({ acts, statement }, reason) => {
    const said = { constituency: 'CARERS', name: '', change: 'Say more.', why: '' };
    const sent = await acts.get(SendComment).run({ sectionId: statement.sections.money, ...said });
    const look = { commentId: allowed(sent).comment?.id ?? '', show: false, reason };
    allowed(await acts.get(LookAtComment).run(statement.actor('sam'), look));
  },
  'comment.answer-put-forward reason': (stage, reason) => commentAnswered(stage, reason, false),
  'comment.answered reason': (stage, reason) => commentAnswered(stage, reason, true),
  'proposal.received baseText': (stage, words, content) => rebased(stage, 'base_text', words, content),
  'proposal.received proposedText': (stage, proposedText) => suggestWords(stage, { proposedText }),
  'proposal.received reason': (stage, reason) => suggestWords(stage, { reason }),
  'proposal.rebased baseText': (stage, words, content) => rebased(stage, 'base_text', words, content),
  'proposal.rebased proposedText': (stage, words, content) => rebased(stage, 'proposed_text', words, content),
  'proposal.answer-put-forward reason': async (stage, reason) =>
    giveWords(stage, await suggestWords(stage), { reason }),
  'proposal.answer-put-forward acceptedText': async (stage, acceptedText) =>
    giveWords(stage, await suggestWords(stage), { acceptedText }),
  'proposal.answered reason': (stage, reason) => answered(stage, { reason }),
  'proposal.answered acceptedText': (stage, acceptedText) => answered(stage, { acceptedText }),
  'proposal.asked-again reason': async (stage, reason) => {
    const asked = { proposalId: await answered(stage, {}), reason };
    allowed(await stage.acts.get(AskAgain).run(stage.statement.actor('priya'), asked));
  },
  'proposal.merged reason': async (stage, reason) => {
    const intoProposalId = await suggestWords(stage);
    const merge = { proposalId: await suggestWords(stage), intoProposalId, reason };
    allowed(await stage.acts.get(MergeProposals).run(stage.statement.actor('priya'), merge));
  },
  'ladder.rated why': rate,
  'ladder.rated-again why': rate,
  'what-changed.said text': (stage, text) => sayChanged(stage, text),
  'what-changed.agreed text': (stage, text) => sayChanged(stage, text, true),
};

/** How words of each kind come into the record and into the rows beside it. */
export const SCENES_OF_WORDS: Readonly<Record<string, Scene>> = { ...SAID, ...ROW_SCENES };
