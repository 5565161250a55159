import type { Constituency } from './constituency.js';
import { whyNotPayment, type PaymentPolicy } from './payment.js';
import type { Refusal } from './refusal.js';
import type { DocumentState } from './states.js';

/** Tells whether every signatory group has agreed the concordat (R1). Nobody has agreed one that names no group. */
export function isAgreed(required: readonly Constituency[], agreed: readonly Constituency[]): boolean {
  return required.length > 0 && required.every((code) => agreed.includes(code));
}

/** A member who says yes or no to an agreement, for their part of their group. */
export interface AgreementRequest {
  readonly documentState: DocumentState;
  readonly constituency: Constituency;
  readonly required: readonly Constituency[];
  readonly isSignatory: boolean;
  /** Whether every group has agreed exactly this, so that there is nothing left to say. */
  readonly isInForce: boolean;
  /** What it says of payment; null where a change is answered, which is proposed only with payment stated. */
  readonly paymentPolicy: PaymentPolicy | null;
  readonly agrees: boolean;
  /** Why not; null where nothing was said. */
  readonly reason: string | null;
}

/** Says why a member may not say yes or no to an agreement; empty when they may (R1). */
export function whyNotAgree(request: AgreementRequest): Refusal[] {
  const { documentState, constituency, required, isSignatory, isInForce, paymentPolicy, agrees, reason } = request;
  if (!required.includes(constituency)) {
    return [{ code: 'concordat.not-asked', because: 'Your group is not one of those that agree this.' }];
  }
  const refusals: Refusal[] = whyNotAgreeNow(documentState);
  if (!isSignatory) {
    refusals.push({
      code: 'concordat.not-signatory',
      because: 'Those who sign for your group answer this. Tell them what you think.',
    });
  }
  if (isInForce) {
    refusals.push({
      code: 'concordat.in-force',
      because: 'Every group has agreed this, so it holds. If something in it should be different, propose a change.',
    });
  }
  if (agrees && !isInForce && paymentPolicy && whyNotPayment(paymentPolicy).length > 0) {
    refusals.push({
      code: 'concordat.payment-not-stated',
      because:
        'This does not say what is paid to people who take part, or why nothing is. Propose a change that says it, and agree to that.',
    });
  }
  if (!agrees && (reason ?? '').trim() === '') {
    refusals.push({
      code: 'concordat.no-reason',
      because: 'Say why not, so that the others can do something about it.',
    });
  }
  return refusals;
}

/** Says why no agreement can be answered or changed in a stage; empty when it can. */
export function whyNotAgreeNow(state: DocumentState): Refusal[] {
  if (OPEN.has(state)) return [];
  const because =
    state === 'PROPOSED' || state === 'CONVENING'
      ? 'The agreement is not open yet. Both co-chairs open it when every group has enough people.'
      : 'The agreement cannot be answered or changed while the statement is paused, withdrawn or published.';
  return [{ code: 'concordat.not-now', because }];
}

const OPEN: ReadonlySet<DocumentState> = new Set<DocumentState>([
  'CONCORDAT',
  'DRAFTING',
  'COMMENT',
  'RESPONDING',
  'SIGN_OFF',
  'MEDIATION',
  'COUNCIL_DECISION',
]);
