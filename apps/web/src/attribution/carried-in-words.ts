import { groupOf } from '#concordat';
import { counted, dateInWords } from '#reading';
import type { WhoWroteQuery } from '../generated/graphql.js';

type Run = WhoWroteQuery['whoWrote']['blocks'][number]['runs'][number];

/**
 * Who moved or put back words of others in a block, and when, in the order of the text: "moved by Tom Fielding
 * (Providers), 3 March 2027". Each is said once; people who move their own words are not.
 */
export function carriedInWords(runs: readonly Run[]): string[] {
  const notes = runs.flatMap(({ shownAs, carried }) => {
    if (!carried || carried.shownAs === shownAs) return [];
    const verb = carried.how === 'moved' ? 'moved' : 'put back';
    return [`${verb} by ${withGroup(carried.shownAs, carried.constituency)}, ${dateInWords(String(carried.at))}`];
  });
  return [...new Set(notes)];
}

/** "1 word", "14 words". */
export function countedWords(words: number): string {
  return counted(words, 'word');
}

/** "Tom Fielding (Providers)"; without brackets for somebody of no group. */
export function withGroup(shownAs: string, constituency: string): string {
  return constituency === '' ? shownAs : `${shownAs} (${groupOf(constituency).short})`;
}
