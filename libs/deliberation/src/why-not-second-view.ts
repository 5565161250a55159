import { groupOf, type Constituency, type Refusal } from '#concordat';
import { whyNotDeciders, type Decider, type Decision } from './why-not-decide.js';

/** What one of two who decide says to a comment. */
export interface CommentView {
  readonly decider: Decider;
  readonly decision: Decision;
  readonly reason: string;
}

/** Everything the rules look at when somebody says something to a comment to which somebody else has said something. */
export interface SecondViewRequest {
  readonly first: CommentView;
  readonly second: CommentView;
  /** Groups that lead the section. */
  readonly leads: readonly Constituency[];
  /** Days, written 2027-03-03: today, and the last one for an answer. */
  readonly today: string;
  readonly due: string;
}

/**
 * Says why a second view is not taken; empty when it closes the comment, with both views published (R13). The first view
 * never gives way silently: it is agreed with, or its own author changes it, or the time for an answer is over.
 */
export function whyNotSecondView({ first, second, leads, today, due }: SecondViewRequest): Refusal[] {
  if (first.decision === second.decision) {
    const because = 'Somebody gave the same answer before you. Read their reason, then agree with it.';
    return [{ code: 'answer.same', because }];
  }
  if (today <= due) {
    const day = new Date(`${due}T12:00:00Z`).toLocaleDateString('en-GB', { ...LONG, timeZone: 'UTC' });
    const because = `Somebody gave an answer before you. Read it, then agree with it, or ask them to change it. If you still think differently after ${day}, say it here again: both views are then shown.`;
    return [{ code: 'answer.first', because }];
  }
  return whyNotDeciders({ deciders: [first.decider, second.decider], leads, proposer: null });
}

const LONG = { day: 'numeric', month: 'long', year: 'numeric' } as const;

/** Both views as the reason that everybody reads: the text stays. */
export function bothViewsInWords(views: readonly CommentView[]): string {
  const said = views.map(({ decider, decision, reason }) => {
    const who = decider.constituency === null ? 'One person' : groupOf(decider.constituency).label;
    const full = /[.!?]$/.test(reason.trim()) ? reason.trim() : `${reason.trim()}.`;
    return `${who}: “${SAID[decision]}. ${full}”`;
  });
  return ['The people who decide do not agree. Both views are shown here, and the text stays.', ...said].join(' ');
}

const SAID: Readonly<Record<Decision, string>> = {
  ACCEPTED: 'Agreed',
  ACCEPTED_IN_PART: 'Partly agreed',
  NOT_ACCEPTED: 'Not agreed',
};
