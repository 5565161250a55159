import type { SectionBlock } from '#document';
import type { BundleAttribution, BundleWords } from '#publication';
import { creditInWords, creditsOf, inGroupOrder, type Contributors } from './contributors.js';
import { listed, lowerFirst } from './words.js';

/** Who wrote one block: groups in their usual order, and what to say. */
export interface BlockAuthorship {
  /** "Paragraph 2", "Table", "In short". */
  readonly block: string;
  /** "mostly care providers (Tom), partly commissioners (group only)"; null where no words are counted. */
  readonly says: string | null;
  readonly groups: readonly string[];
  /** The group that wrote more than half; null when there is none, or when shares are not shown. */
  readonly most: string | null;
}

/**
 * Who wrote each block of a section, by block id (R25). "Mostly" and "partly" are said only where three or more people
 * wrote the section, so that nobody's share can be read off (R26).
 */
export function whoWroteBlocks(
  content: readonly SectionBlock[],
  attribution: BundleAttribution,
  who: Contributors,
): Map<string, BlockAuthorship> {
  const written = new Map(attribution.blocks.map(({ id, words }) => [id, words.filter((credit) => credit.words > 0)]));
  const contributors = new Set([...written.values()].flat().map(({ by }) => by));
  const shares = contributors.size >= FEWEST_FOR_SHARES;
  let paragraph = 0;
  return new Map(
    content.map((block): [string, BlockAuthorship] => {
      const id = String(block.attrs?.id ?? '');
      const name = BLOCK_NAMES[block.type] ?? `Paragraph ${(paragraph += 1)}`;
      return [id, { block: name, ...authorship(written.get(id) ?? [], who, shares) }];
    }),
  );
}

const FEWEST_FOR_SHARES = 3;

const BLOCK_NAMES: Readonly<Record<string, string>> = {
  heading: 'Heading',
  inShort: 'In short',
  soWhat: 'So what',
  datasetTable: 'Title of the table',
  figure: 'Title of the chart',
};

function authorship(words: readonly BundleWords[], who: Contributors, shares: boolean): Omit<BlockAuthorship, 'block'> {
  const groups = inGroupOrder(words.map(({ by }) => who.groupOf(by)));
  if (groups.length === 0) return { says: null, groups, most: null };
  const credits = creditsOf(
    words.map(({ by }) => by),
    who,
  );
  const inWords = (credit: (typeof credits)[number]): string => lowerFirst(creditInWords(credit));
  const [only] = groups;
  if (groups.length === 1) return { says: credits.map(inWords).join(''), groups, most: only ?? null };
  if (!shares) return { says: listed(credits.map(inWords)), groups, most: null };
  const most = groups.find((code) => wordsOf(code, words, who) * 2 > total(words)) ?? null;
  const ordered = [...credits].sort((one, other) => Number(other.code === most) - Number(one.code === most));
  const says = listed(ordered.map((credit) => `${credit.code === most ? 'mostly' : 'partly'} ${inWords(credit)}`));
  return { says, groups, most };
}

function wordsOf(code: string, words: readonly BundleWords[], who: Contributors): number {
  return total(words.filter(({ by }) => who.groupOf(by) === code));
}

function total(words: readonly BundleWords[]): number {
  return words.reduce((sum, credit) => sum + credit.words, 0);
}
