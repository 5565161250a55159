import { dateInWords } from './words.js';

/** Stands in place of a title that a competition check took out with the words below it (R34). */
export const TITLE_TAKEN_OUT = '[Taken out by a competition check]';

/** What stands in place of words that a competition check took out. Its reason is not told: it may say what they were (R34). */
export function takenOutInWords(date: string): string {
  return `[A competition check took these words out on ${dateInWords(date)}.]`;
}
