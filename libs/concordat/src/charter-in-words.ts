import type { Charter } from './parameters.js';
import type { AgreementPart } from './promises.js';
import type { Refusal } from './refusal.js';

/** What the groups say in their own words, under a heading. */
export interface ListInWords {
  readonly part: AgreementPart;
  readonly heading: string;
  readonly items: readonly string[];
}

/** Everything that a charter says; nothing where there is none. */
export function charterInWords(charter: Charter | undefined): ListInWords[] {
  if (!charter) return [];
  const { definition, culture, shared, kept } = charter;
  const lists: ListInWords[] = [
    { part: 'culture', heading: 'What working together means to us', items: definition === '' ? [] : [definition] },
    { part: 'culture', heading: 'How we treat each other', items: culture },
    { part: 'structure', heading: 'What we decide together', items: shared },
    {
      part: 'structure',
      heading: 'What is not shared, and why',
      items: kept.map(({ what, why }) => `${what}: ${why}`),
    },
  ];
  return lists.filter(({ items }) => items.length > 0);
}

/** Says what is wrong with what the groups say in their own words; empty when nothing is. They need not say anything. */
export function whyNotCharter(charter: Charter | undefined): Refusal[] {
  if (!charter) return [];
  const { definition, culture, shared, kept } = charter;
  const refuse = (because: string): Refusal[] => [{ code: 'concordat.charter', because }];
  const sentences = [...culture, ...shared, ...kept.flatMap(({ what, why }) => [what, why])];
  if (kept.some(({ what, why }) => what.trim() === '' || why.trim() === '')) {
    return refuse('For everything that is not shared, say what it is and why.');
  }
  if (sentences.some((one) => one.trim() === '')) return refuse('Leave out the sentences that say nothing.');
  if ([definition, ...sentences].some(({ length }) => length > LONGEST_SENTENCE)) {
    return refuse(`Say each thing in at most ${LONGEST_SENTENCE} characters.`);
  }
  return sentences.length > MOST_SENTENCES ? refuse(`Say at most ${MOST_SENTENCES} things in all.`) : [];
}

const LONGEST_SENTENCE = 1000;
const MOST_SENTENCES = 100;
