/** Nobody is asked about so few words, however large a part of a short text they are. */
const WORDS_LET_GO = 40;
const SHARE_LET_GO = 0.3;

/** How many words a text had and has. */
export interface WordCounts {
  readonly before: number;
  /** With what the same change puts back: a paragraph made a heading, or moved, takes nothing away. */
  readonly after: number;
}

/** Tells whether one change takes so much of a text away that its member is asked first (P8). */
export function brakes({ before, after }: WordCounts): boolean {
  const gone = before - after;
  return gone > WORDS_LET_GO && gone > before * SHARE_LET_GO;
}

/** What the member is asked about, in a notice that holds the change (P8). */
export function whyHeld({ before, after }: WordCounts): { code: 'p8.brake'; because: string } {
  return { code: 'p8.brake', because: `This takes away ${before - after} of ${before} words.` };
}
