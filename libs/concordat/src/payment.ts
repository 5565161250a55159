import type { ConcordatParameters } from './parameters.js';
import type { Refusal } from './refusal.js';

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
