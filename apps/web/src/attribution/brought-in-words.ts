import { groupOf } from '#concordat';
import { dateInWords } from '#reading';

interface Brought {
  readonly constituency: string;
  readonly source: string;
  readonly at: string;
  readonly blockIds: readonly string[];
}

/** "brought by Care providers on 3 March 2027, from “Our answer”" for each text that a paragraph came with (R3). */
export function broughtInWords(block: string, brought: readonly Brought[]): string[] {
  return brought
    .filter(({ blockIds }) => blockIds.includes(block))
    .map(
      ({ constituency, source, at }) =>
        `brought by ${groupOf(constituency).label} on ${dateInWords(at)}, from “${source}”`,
    );
}
