import type { SectionBlock } from '#document';
import type { BundleAttribution, BundleWords } from '#publication';
import { creditInWords, creditsOf, type Contributors } from './contributors.js';
import { listed, lowerFirst } from './words.js';

/** Who wrote one block: groups in their usual order, and what to say. */
export interface BlockAuthorship {
  /** "Paragraph 2", "Table", "In short". */
  readonly block: string;
  /** "commissioners (group only), care providers (Tom)"; null where no words are counted. */
  readonly says: string | null;
  readonly groups: readonly string[];
  /** The one group that wrote it all; null where several did. */
  readonly only: string | null;
}

/**
 * Who wrote each block of a section, by block id (R25). Never who wrote most of it: shares stand only beside the other
 * measures of how power was shared (R26).
 */
export function whoWroteBlocks(
  content: readonly SectionBlock[],
  attribution: BundleAttribution,
  who: Contributors,
): Map<string, BlockAuthorship> {
  const written = new Map(attribution.blocks.map(({ id, words }) => [id, words.filter((credit) => credit.words > 0)]));
  let paragraph = 0;
  return new Map(
    content.map((block): [string, BlockAuthorship] => {
      const id = String(block.attrs?.id ?? '');
      const name = BLOCK_NAMES[block.type] ?? `Paragraph ${(paragraph += 1)}`;
      return [id, { block: name, ...authorship(written.get(id) ?? [], who) }];
    }),
  );
}

const BLOCK_NAMES: Readonly<Record<string, string>> = {
  heading: 'Heading',
  inShort: 'In short',
  soWhat: 'So what',
  datasetTable: 'Title of the table',
  figure: 'Title of the chart',
};

function authorship(words: readonly BundleWords[], who: Contributors): Omit<BlockAuthorship, 'block'> {
  const credits = creditsOf(
    words.map(({ by }) => by),
    who,
  );
  const groups = credits.map(({ code }) => code);
  if (groups.length === 0) return { says: null, groups, only: null };
  const says = listed(credits.map((credit) => lowerFirst(creditInWords(credit))));
  return { says, groups, only: groups.length === 1 ? (groups[0] ?? null) : null };
}
