import type { ConcernDecision } from './grounds.js';
import { proposalMoves, proposalSteps, type ProposalStep } from './proposal-steps.js';
import { waitsForAnswer, type CommentInHand, type CommentState } from './public-comment.js';
import type { Decision } from './why-not-decide.js';

/** Where a comment of the public stands. */
export interface CommentPlace extends CommentInHand {
  /** What was decided of a competition concern about it; null while nothing is, left out where nobody flagged it (R34). */
  readonly concern?: ConcernDecision | null;
}

/** A step that a comment can take, in words for the page that shows it. */
export interface CommentStep {
  readonly to: CommentState | Decision;
  readonly words: string;
}

const KEPT_BACK: CommentStep = {
  to: 'KEPT_BACK',
  words: 'A co-chair or a facilitator who is not a provider can keep it back. The reason is then shown in its place.',
};

/** A comment that is hidden is checked as a suggestion is (R34). */
const CHECKED: readonly CommentStep[] = proposalSteps({ status: 'HELD', round: 1 }).flatMap(({ act, words }) =>
  act === 'let-go' ? [{ to: 'SHOWN', words }] : [],
);

const STILL_OWED: CommentStep = { ...KEPT_BACK, words: `${KEPT_BACK.words} It still needs its answer.` };

/** The one table of what people do before a comment is shown; once it is, it is answered as a suggestion is. */
const LOOKS: Readonly<Record<CommentState, readonly CommentStep[]>> = {
  HELD: [
    { to: 'SHOWN', words: 'A co-chair or a facilitator who is not a provider reads it first. Then it is shown.' },
    KEPT_BACK,
  ],
  SHOWN: [KEPT_BACK],
  KEPT_BACK: [
    {
      to: 'SHOWN',
      words:
        'A co-chair or a facilitator who is not a provider can show it after all. If it asks for a change, that happens before its section is locked for signing.',
    },
  ],
};

/** Steps that a comment can take now: the answers of the table of suggestions where it waits for one (R12), then its own. */
export function commentSteps(comment: CommentPlace): readonly CommentStep[] {
  if (comment.concern === null) return CHECKED;
  const answers = answersTo(comment);
  const looks = LOOKS[comment.state].map((step) => (answers.length > 0 && step === KEPT_BACK ? STILL_OWED : step));
  return [...answers, ...looks];
}

/** How one that waits for an answer gets it, and who gives it, as sentences. */
export const HOW_ANSWERED = answersTo({ state: 'SHOWN', change: 'Any.', decision: null })
  .map(({ words }) => words)
  .join(' ');

/** Whether it is shown after somebody looked at it. Throws where the table has no such step. */
export function commentMoves(from: CommentState, to: CommentState): CommentState {
  if (!LOOKS[from].some((step) => step.to === to)) throw new Error(`No comment goes from ${from} to ${to}.`);
  return to;
}

/** The answer that a comment gets, by the table of suggestions. Throws where it has no such step. */
export function commentAnswered(comment: CommentPlace, to: Decision): Decision {
  if (!waitsForAnswer(comment)) throw new Error('This comment waits for no answer.');
  proposalMoves({ status: 'OPEN', round: 1 }, 'answer', to);
  return to;
}

function answersTo(comment: CommentPlace): CommentStep[] {
  if (!waitsForAnswer(comment)) return [];
  return proposalSteps({ status: 'OPEN', round: 1, isTakenOut: comment.concern === 'TAKEN_OUT' }).filter(isAnswer);
}

function isAnswer(step: ProposalStep): step is ProposalStep & { to: Decision } {
  return step.act === 'answer';
}
