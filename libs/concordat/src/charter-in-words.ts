import type { Charter } from './parameters.js';
import type { AgreementPart } from './promises.js';

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
