import type { Refusal } from '#concordat';

/** What stands in place of words that were removed from the record and beside it (R28). */
export const WORDS_REMOVED = 'These words were removed.';

/** Says why words cannot go into a text: that they were removed is no text. Empty when they can (R28). */
export function whyNotRemoved(words: string): Refusal[] {
  if (words.trim() !== WORDS_REMOVED) return [];
  const because = 'The words of this suggestion were removed, so nothing can go in. Answer that it is not agreed.';
  return [{ code: 'proposal.removed', because }];
}
