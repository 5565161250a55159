import type { Constituency, Refusal } from '#concordat';
import { containsWords } from './flagged-words.js';
import { isGround } from './grounds.js';

/** Everything the rules look at before words are hidden for a competition concern (R34). */
export interface FlagRequest {
  /** The words that are flagged. */
  readonly quote: string;
  readonly why: string;
  /** The text they stand in as it is now; null where there is no such paragraph or suggestion. */
  readonly text: string | null;
  /** Whether the same thing is flagged already and nobody has decided. */
  readonly isFlagged: boolean;
  /** Why words can be hidden, as it was sent: one of the grounds. */
  readonly ground: string;
}

/** Says why words cannot be flagged; empty when they can: whoever takes part may, and need prove nothing (R34, R38). */
export function whyNotFlag({ quote, why, text, isFlagged, ground }: FlagRequest): Refusal[] {
  const refusals: Refusal[] = [];
  if (!isGround(ground)) {
    refusals.push({ code: 'concern.no-ground', because: 'Choose what worries you about these words.' });
  }
  if (quote.trim() === '') {
    refusals.push({ code: 'concern.no-words', because: 'Choose the words that worry you.' });
  } else if (text === null || !containsWords(text, quote)) {
    const because = 'These words are not there any more. Read the text as it is now, then flag it.';
    refusals.push({ code: 'concern.not-there', because });
  }
  // Who is worried about somebody need not find words for it.
  if (why.trim() === '' && ground === 'COMPETITION') {
    const because = 'Say in a few words why: is it about future prices, margins or bidding plans?';
    refusals.push({ code: 'concern.no-reason', because });
  }
  if (isFlagged) {
    refusals.push({ code: 'concern.flagged', because: 'This is flagged already, and hidden.' });
  }
  return refusals;
}

/** Tells whether somebody checks flagged words: a co-chair or facilitator, never a provider (R34). */
export function isConcernReviewer({ roles, constituency }: Reviewer): boolean {
  return constituency !== 'PROVIDERS' && roles.some((role) => role === 'co-chair' || role === 'facilitator');
}

/** Somebody who may be a reviewer. */
export interface Reviewer {
  readonly roles: readonly string[];
  readonly constituency: Constituency | null;
}

/** Everything the rules look at before a competition concern is decided (R34). */
export interface ConcernDecisionRequest {
  readonly reviewer: Reviewer;
  /** Whether the reviewer flagged it, or suggested the words. */
  readonly isOwn: boolean;
  readonly isDecided: boolean;
  readonly decision: string;
  readonly reason: string;
}

/** Says why a reviewer cannot decide a competition concern; empty when they can (R34). */
export function whyNotDecideConcern(request: ConcernDecisionRequest): Refusal[] {
  const refusals: Refusal[] = [];
  if (!isConcernReviewer(request.reviewer)) {
    const because = 'A co-chair or facilitator who is not a provider checks this. Ask one of them.';
    refusals.push({ code: 'concern.not-a-reviewer', because });
  }
  if (request.isOwn) {
    const because = 'You flagged or wrote these words, so somebody else has to check them.';
    refusals.push({ code: 'concern.own', because });
  }
  if (request.isDecided) refusals.push({ code: 'concern.decided', because: 'This has been decided already.' });
  if (request.decision !== 'PUT_BACK' && request.decision !== 'TAKEN_OUT') {
    refusals.push({ code: 'concern.decision', because: 'Choose whether to put the words back or to take them out.' });
  }
  if (request.reason.trim() === '') {
    refusals.push({ code: 'concern.no-decision-reason', because: 'Give a reason. Everybody here can read it.' });
  }
  return refusals;
}
