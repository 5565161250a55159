import type { Refusal } from './refusal.js';
import type { DocumentState } from './states.js';
import { dayInWords, isDay } from './working-days.js';

/** A statement as far as its review goes; days are YYYY-MM-DD. */
interface UnderReview {
  readonly state: DocumentState;
  /** The last day by which it is looked at again. */
  readonly reviewBy: string;
}

/**
 * Tells whether a published statement is due to be looked at again: both co-chairs have begun to, or the day that it names
 * has passed, whether or not anybody did anything (docs/rules.md, 2). Nobody has to notice the day for others to see it.
 */
export function isReviewDue({ state, reviewBy }: UnderReview, today: string): boolean {
  return state === 'REVIEW_DUE' || (state === 'PUBLISHED' && today > reviewBy);
}

/** The state as it is read on a day: a published statement whose day has passed stands as due for review. */
export function stateOn(statement: UnderReview, today: string): DocumentState {
  return isReviewDue(statement, today) ? 'REVIEW_DUE' : statement.state;
}

/** Says why a day will not do by which all is looked at again; empty when it will: a day of the calendar, after today. */
export function whyNotReviewBy(reviewBy: string, today: string): Refusal[] {
  if (!isDay(reviewBy)) {
    const because = 'Give the day by which you look at all of it again as a date, like 2029-03-31.';
    return [{ code: 'concordat.reviewBy', because }];
  }
  if (reviewBy > today) return [];
  const because = `${dayInWords(reviewBy)} is not ahead. Choose a later day by which you look at all of it again.`;
  return [{ code: 'concordat.reviewBy', because }];
}
