/** Why words are hidden: competition rules (R34), or a worry about somebody (R38). */
export const GROUNDS = ['COMPETITION', 'SAFEGUARDING'] as const;

export type Ground = (typeof GROUNDS)[number];

/** Tells whether a text from outside names a ground. */
export function isGround(text: string): text is Ground {
  return GROUNDS.some((ground) => ground === text);
}

/** What is decided about hidden words: they are shown again, or are to go (R34, R38). */
export type ConcernDecision = 'PUT_BACK' | 'TAKEN_OUT';
