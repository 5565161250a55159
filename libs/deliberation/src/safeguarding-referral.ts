import type { Refusal } from '#concordat';
import type { Reviewer } from './competition-concern.js';
import type { ConcernDecision } from './grounds.js';

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
}

/** Says why a safeguarding lead cannot decide so; empty when they can. Words that stay hidden may be shown again later. */
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
  if (request.decided === 'PUT_BACK') {
    const because = 'These words are shown again. If you are still worried, flag them again.';
    refusals.push({ code: 'referral.decided', because });
  } else if (request.decided === 'TAKEN_OUT' && request.decision === 'TAKEN_OUT') {
    refusals.push({ code: 'referral.decided', because: 'These words stay hidden already.' });
  }
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
