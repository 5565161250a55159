import { dateInWords } from './words.js';

/** Stands in place of a title that a competition check took out with the words below it (R34). */
export const TITLE_TAKEN_OUT = '[Taken out by a competition check]';

/** The same of words that stay hidden because somebody was worried about a person (R38). */
export const TITLE_HIDDEN_FOR_SAFETY = '[Hidden, to keep people safe]';

/** What stands in place of those words. */
export const HIDDEN_FOR_SAFETY_IN_WORDS = '[These words are hidden, to keep people safe.]';

/** What stands in place of words that a competition check took out. Its reason is not told: it may say what they were (R34). */
export function takenOutInWords(date: string): string {
  return `[A competition check took these words out on ${dateInWords(date)}.]`;
}
