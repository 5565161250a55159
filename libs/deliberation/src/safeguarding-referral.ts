import type { DocumentState, Refusal } from '#concordat';
import type { Reviewer } from './competition-concern.js';
import type { ConcernDecision } from './grounds.js';
import { whyNotFlagOwnWords } from './own-words-concern.js';

/** Tells whether somebody looks at worries about people: a safeguarding lead, and nobody else (R38). */
export function isSafeguardingLead({ roles }: Pick<Reviewer, 'roles'>): boolean {
  return roles.includes('safeguarding-lead');
}

/** Everything the rules look at before a safeguarding lead decides about words that are hidden for a worry (R38). */
export interface ReferralDecisionRequest {
  readonly lead: Pick<Reviewer, 'roles'>;
  /** Whether the lead wrote the words. Who flagged them may decide: only leads can. */
  readonly isOwn: boolean;
  readonly decided: ConcernDecision | null;
  readonly decision: string;
  readonly note: string;
  /** Whether they are own words or a reason in signing: nobody flags those a second time. */
  readonly isOwnWords: boolean;
  readonly documentState: DocumentState;
}

/**
 * Says why a safeguarding lead cannot decide so; empty when they can. Words that stay hidden may be shown again later. Words
 * that were shown again are flagged again to hide them; own words and reasons, which cannot be, a lead hides again.
 */
export function whyNotDecideReferral(request: ReferralDecisionRequest): Refusal[] {
  const refusals: Refusal[] = [];
  if (!isSafeguardingLead(request.lead)) {
    refusals.push({ code: 'referral.not-a-lead', because: 'Only a safeguarding lead can decide this.' });
  }
  if (request.isOwn) {
    refusals.push({
      code: 'referral.own',
      because: 'You wrote these words, so another safeguarding lead has to decide.',
    });
  }
  refusals.push(...whyNotOtherwise(request));
  if (request.decision !== 'PUT_BACK' && request.decision !== 'TAKEN_OUT') {
    const because = 'Choose whether to show the words again or to keep them hidden.';
    refusals.push({ code: 'referral.decision', because });
  }
  if (request.note.trim() === '') {
    const because = 'Write down what you did, and why. Only safeguarding leads can read it.';
    refusals.push({ code: 'referral.no-note', because });
  }
  return refusals;
}

/** Why what was decided before cannot be decided so now. */
function whyNotOtherwise({ decided, decision, isOwnWords, documentState }: ReferralDecisionRequest): Refusal[] {
  if (decided === null) return [];
  if (decided === 'PUT_BACK' && !isOwnWords) {
    const because = 'These words are shown again. If you are still worried, flag them again.';
    return [{ code: 'referral.decided', because }];
  }
  if (decided === decision) return [{ code: 'referral.decided', because: ALREADY[decided] }];
  // What was published with these words is in files that nobody calls back.
  const isHidingAgain = decided === 'PUT_BACK' && decision === 'TAKEN_OUT';
  return isHidingAgain ? whyNotFlagOwnWords({ documentState, isChecked: false, ground: 'SAFEGUARDING' }) : [];
}

const ALREADY: Readonly<Record<ConcernDecision, string>> = {
  PUT_BACK: 'These words are shown again already.',
  TAKEN_OUT: 'These words stay hidden already.',
};
