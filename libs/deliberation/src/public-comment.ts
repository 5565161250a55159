import { isLocked, type DocumentState, type Refusal, type SectionState } from '#concordat';
import type { GroupClock } from './comment-clock.js';
import { isConcernReviewer, type Reviewer } from './competition-concern.js';
import { whyNotCommentWords, type CommentWords } from './comment-words.js';

/** Held until a human has looked; then shown, or kept back with a reason that everybody can read. */
export type CommentState = 'HELD' | 'SHOWN' | 'KEPT_BACK';

/** Everything the rules look at before a comment from the public is taken. */
export interface CommentRequest extends CommentWords {
  readonly documentState: DocumentState;
  readonly sectionState: SectionState;
  /** The clock of the group for which somebody comments. */
  readonly clock: Pick<GroupClock, 'closesOn'>;
  /** YYYY-MM-DD. */
  readonly today: string;
  readonly name: string;
}

const LONGEST_NAME = 100;

/** Says why a comment cannot be taken; empty when it can. Anybody may comment while their group's clock runs (R11). */
export function whyNotComment(request: CommentRequest): Refusal[] {
  const { documentState, sectionState, clock, today, name } = request;
  const refusals: Refusal[] = [];
  const refuse = (code: string, because: string): void => void refusals.push({ code, because });
  // Somebody whose format is not there yet may still comment: only the last day waits for it.
  const isOver = clock.closesOn !== null && today > clock.closesOn;
  if (documentState !== 'COMMENT' || sectionState !== 'IN_COMMENT' || isOver) {
    refuse('comment.closed', 'Comments on this have closed. You can still read what people said, and the answers.');
  }
  refusals.push(...whyNotCommentWords(request));
  if (name.length > LONGEST_NAME) refuse('comment.name', `Write a name of at most ${LONGEST_NAME} characters.`);
  return refusals;
}

/** Everything the rules look at before somebody says whether a comment is shown. */
export interface LookRequest {
  readonly looking: Reviewer;
  readonly show: boolean;
  readonly state: CommentState;
  readonly reason: string;
  readonly sectionState: SectionState;
  /** Whether it waits for an answer, or becomes a suggestion that does, once it is shown. */
  readonly asks: boolean;
}

const SHORTEST_REASON = 10;

/**
 * Says why somebody cannot show a comment or keep it back; empty when they can. Nothing is kept back without a reason. A
 * comment that nobody has looked at may hold a price, so providers do not look first (R34). Nobody could answer one that is
 * shown while people sign, so it is not shown then (R12).
 */
export function whyNotLookAt({ looking, show, state, reason, sectionState, asks }: LookRequest): Refusal[] {
  const refusals: Refusal[] = [];
  if (!isConcernReviewer(looking)) {
    const because = 'A co-chair or facilitator who is not a provider looks at comments first. Ask one of them.';
    refusals.push({ code: 'comment.who-looks', because });
  }
  if (state === (show ? 'SHOWN' : 'KEPT_BACK')) {
    refusals.push({ code: 'comment.looked-at', because: 'Somebody has decided this already.' });
  }
  if (show && asks && isLocked(sectionState)) {
    const because =
      'This asks for a change, and its section is locked for signing. Open the section again first, then show it.';
    refusals.push({ code: 'comment.locked', because });
  }
  if (!show && reason.trim().length < SHORTEST_REASON) {
    const because = 'Say why it is not shown. The reason is shown in its place.';
    refusals.push({ code: 'comment.no-reason', because });
  }
  return refusals;
}

/** What tells whether a comment needs an answer. */
export interface CommentInHand {
  readonly state: CommentState;
  /** Empty where it asks for no change. */
  readonly change: string;
  readonly decision: string | null;
  /** Whether it was kept back after everybody could read it. */
  readonly wasShown?: boolean;
  /** The suggestion that its exact words became: that is answered instead. Null or left out for none. */
  readonly proposalId?: string | null;
}

/** Tells whether a comment asks for an answer once it is shown: for a change, or with exact words that become a suggestion (R12). */
export function asksOnceShown({ instead, ...comment }: CommentInHand & { readonly instead: string }): boolean {
  return waitsForAnswer({ ...comment, state: 'SHOWN' }) || (instead !== '' && !comment.proposalId);
}

/** Tells whether a comment still needs somebody: to look at it, or to answer what it asks for (R12). */
export function needsAnswer(comment: CommentInHand): boolean {
  return comment.state === 'HELD' || waitsForAnswer(comment);
}

/**
 * Tells whether an answer is owed. One person can keep a comment back that everybody has read, as that may have to be
 * quick; its answer is still owed, and takes two (R12, R13).
 */
export function waitsForAnswer({ state, change, decision, wasShown = false, proposalId }: CommentInHand): boolean {
  const isRead = state === 'SHOWN' || (state === 'KEPT_BACK' && wasShown);
  return isRead && change !== '' && decision === null && !proposalId;
}
