import type { Refusal } from './refusal.js';

/** Most characters of a reason, and of what is said beside the text. */
export const LONGEST_SAID = 4_000;

/** Most characters of words for the text itself, and of where a group stands. */
export const LONGEST_WORDS = 10_000;

/** Words, and how long they may be. */
export interface HowLong {
  readonly code: string;
  /** What they are, as a sentence begins: "The reason". */
  readonly what: string;
  readonly text: string;
  readonly most: number;
}

/** Says that words are longer than they may be, and by how much; empty when they are not. They are read whole in every list. */
export function whyTooLong({ code, what, text, most }: HowLong): Refusal[] {
  if (text.length <= most) return [];
  const because = `${what} has ${inWords(text.length)} characters, and can have ${inWords(most)} at most. Make it shorter.`;
  return [{ code, because }];
}

function inWords(count: number): string {
  return count.toLocaleString('en-GB');
}
