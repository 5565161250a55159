import type { CouncilAnswer } from '#concordat';

/** What the council says to a proposal, as a sentence. */
export const ANSWER_WORDS: Readonly<Record<CouncilAnswer, string>> = {
  TAKEN: 'Yes, we take this up.',
  NOT_TAKEN: 'No, we do not take this up.',
  COVERED: 'Another statement covers this already.',
};
