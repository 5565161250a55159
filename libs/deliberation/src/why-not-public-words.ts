import type { Refusal } from '#concordat';
import { withoutContactDetails } from './contact-details.js';

/** Words that somebody sends, and what the field is called in which they stand. */
export interface WordsOfField {
  readonly field: string;
  readonly words: string;
}

/** What everybody is told whose words hold contact details. */
export const NO_CONTACT_DETAILS =
  'Take e-mail addresses, telephone numbers, postcodes and NHS numbers out of your words. Everybody can read them, for good.';

/** Says why words cannot be taken that everybody will read; empty when they can. Each field is named once (R38). */
export function whyNotPublicWords(sent: readonly WordsOfField[]): Refusal[] {
  const fields = sent.filter(({ words }) => withoutContactDetails(words) !== words).map(({ field }) => field);
  return [...new Set(fields)].map((field) => ({ code: `contact-details.${field}`, because: NO_CONTACT_DETAILS }));
}
