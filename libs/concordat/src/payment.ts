import type { ConcordatParameters } from './parameters.js';
import type { Refusal } from './refusal.js';
import type { DocumentState } from './states.js';

/** What is paid to people who take part, or why nothing is. */
export type PaymentPolicy = ConcordatParameters['paymentPolicy'];

/** What an agreement says of payment until somebody states it. Agreements from before have it word for word. */
export const PAYMENT_NOT_STATED = 'Not yet agreed. The groups state it here before they agree.';

/** Tells whether anything was said of payment at all. */
export function isPaymentStated({ say }: PaymentPolicy): boolean {
  const said = say.trim();
  return said !== '' && said !== PAYMENT_NOT_STATED;
}

/** Says why a payment policy is not stated well enough to be agreed; empty when it is (docs/rules.md, 3). */
export function whyNotPayment(policy: PaymentPolicy): Refusal[] {
  const because = whatIsMissing(policy);
  return because === null ? [] : [{ code: 'concordat.payment', because }];
}

function whatIsMissing(policy: PaymentPolicy): string | null {
  const { offered, say } = policy;
  if (!isPaymentStated(policy)) return 'Say what is paid to people who take part, or why nothing is.';
  if (offered) return /\d/.test(say) ? null : 'Say how much is paid, with a number, such as £15 an hour.';
  if (say.trim().length >= SHORTEST_REASON) return null;
  return `Say why nothing is paid, in at least ${SHORTEST_REASON} characters. Everybody can read it.`;
}

const SHORTEST_REASON = 10;

/** A member who states what is paid, before the groups are asked to agree. */
export interface PaymentRequest {
  readonly documentState: DocumentState;
  /** Whether the groups have been asked to agree. */
  readonly isAsked: boolean;
  readonly signatory: boolean;
  readonly isCoChair: boolean;
  readonly policy: PaymentPolicy;
}

/** Says why a member may not state what is paid; empty when they may. Once the groups are asked, only they change it (R1). */
export function whyNotStatePayment({
  documentState,
  isAsked,
  signatory,
  isCoChair,
  policy,
}: PaymentRequest): Refusal[] {
  const refusals: Refusal[] = [];
  if (isAsked) {
    const because =
      'The groups have been asked to agree, so nobody changes this alone. Propose a change that says what is paid.';
    refusals.push({ code: 'payment.asked', because });
  } else if (documentState !== 'PROPOSED' && documentState !== 'CONVENING') {
    const because = 'What is paid cannot be stated while the statement is paused or withdrawn.';
    refusals.push({ code: 'payment.not-now', because });
  }
  if (!signatory && !isCoChair) {
    const because = 'Those who sign for a group, and the co-chairs, state what is paid. Tell one of them.';
    refusals.push({ code: 'payment.who', because });
  }
  return [...refusals, ...whyNotPayment(policy)];
}
