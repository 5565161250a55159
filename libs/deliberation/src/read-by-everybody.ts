import type { DocumentState } from '#concordat';
import type { Hiding } from './hidden-words.js';
import { isAnswered, type ProposalStatus } from './why-not-decide.js';

/** Why the words of a suggestion are not on the page that everybody reads. */
export type PublicMark = 'REMOVED' | HiddenMark | 'KEPT_BACK' | 'TAKEN_BACK' | 'WAITS';

/** The same where words are hidden: whether somebody still looks at them is told only of competition concerns (R34, R38). */
export type HiddenMark = 'BEING_CHECKED' | 'TAKEN_OUT' | 'HIDDEN_FOR_SAFETY';

/** What tells whether everybody reads the words of a suggestion. */
export interface PublicPlace {
  readonly status: ProposalStatus;
  /** Whether it has an answer, or had one before another pair was asked (R15). */
  readonly hasAnswer: boolean;
  /** What hides it; undefined where nothing does. */
  readonly hiding: Hiding | undefined;
  /** Whether words of it were removed from the record. */
  readonly isRemoved: boolean;
  /** Whether it is of a comment of the public that is kept back. */
  readonly isKeptBack: boolean;
}

/**
 * Says why everybody reads a suggestion without its words; null where they read it in full: once two groups have answered it,
 * so that people have looked at it, and nothing hides it (R13, R28, R34, R38).
 */
export function publicMark({ status, hasAnswer, hiding, isRemoved, isKeptBack }: PublicPlace): PublicMark | null {
  if (isRemoved) return 'REMOVED';
  const hidden = hiding && hiddenMark(hiding);
  if (hidden) return hidden;
  if (isKeptBack) return 'KEPT_BACK';
  if (status === 'WITHDRAWN') return 'TAKEN_BACK';
  return hasAnswer ? null : 'WAITS';
}

/** The mark of words that something hides; null where they were put back. */
export function hiddenMark({ ground, decision }: Hiding): HiddenMark | null {
  if (decision === 'PUT_BACK') return null;
  if (ground === 'SAFEGUARDING') return 'HIDDEN_FOR_SAFETY';
  return decision === null ? 'BEING_CHECKED' : 'TAKEN_OUT';
}

/** Tells whether a suggestion waits for an answer; one that joined another waits as long as that one does. */
export function waitsToBeAnswered(status: ProposalStatus, joined: ProposalStatus | null): boolean {
  return !isAnswered(joined ?? status);
}

/** Stages in which anybody can read what was said; before them nothing of a draft is public. */
const PUBLIC_STAGES: ReadonlySet<DocumentState> = new Set([
  'COMMENT',
  'RESPONDING',
  'SIGN_OFF',
  'MEDIATION',
  'COUNCIL_DECISION',
  'PUBLISHED',
  'REVIEW_DUE',
]);

/** Tells whether anybody can read what was said about a statement, and the answers. */
export function isReadByEverybody({
  state,
  pausedFrom,
}: {
  readonly state: DocumentState;
  /** The stage to which it goes back; null where it is not paused. */
  readonly pausedFrom: DocumentState | null;
}): boolean {
  return PUBLIC_STAGES.has(state === 'PAUSED' ? (pausedFrom ?? state) : state);
}
