import { partInShort, plainText, textParts, type SectionBlock, type TextPart } from '#document';
import { useCallback } from 'react';
import { useQuery, type CombinedError } from 'urql';
import { hidingOf } from '../fair-dealing/hidden-words.js';
import { useFairDealing, type FairDealing } from '../fair-dealing/useFairDealing.js';
import { graphql } from '../generated/gql.js';
import { useStatement } from '../statements/StatementScope.js';

const NOW = graphql(`
  query SectionNow($sectionId: ID!) {
    sectionAt(sectionId: $sectionId) {
      content
    }
  }
`);

export type Part = TextPart;

/** Reads what a section says now, part by part. */
export function useParts(sectionId: string): {
  parts: readonly Part[] | undefined;
  error: CombinedError | undefined;
  again: () => void;
} {
  const { statement } = useStatement();
  const { fair, error: unread } = useFairDealing(statement.id);
  const variables = { sectionId };
  const [{ data, error }, ask] = useQuery({ query: NOW, variables, requestPolicy: 'cache-and-network' });
  const again = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]);
  const blocks = data && (JSON.parse(data.sectionAt?.content ?? '[]') as SectionBlock[]);
  // Nobody is offered words that are hidden from them (R34, R38).
  const seen = fair && new Set(blocks?.filter((block) => isSeen(fair, block)).map(({ attrs }) => attrs?.id));
  const parts = seen && blocks && textParts(blocks).filter(({ blockId }) => seen.has(blockId));
  return { parts, error: error ?? unread, again };
}

function isSeen(fair: FairDealing, block: SectionBlock): boolean {
  const hiding = hidingOf(fair, { id: String(block.attrs?.id ?? ''), text: plainText(block) });
  return hiding === 'shown' || hiding === 'flagged';
}

/** Parts as choices, by their first words; what was chosen and is there no more stays first, as such. */
export function choicesOf(parts: readonly Part[], chosen = ''): { value: string; label: string }[] {
  const choices = parts.map((part) => ({ value: part.id, label: partInShort(part) }));
  const isGone = chosen !== '' && !parts.some(({ id }) => id === chosen);
  return isGone ? [{ value: chosen, label: 'Not there any more' }, ...choices] : choices;
}

/** Why nothing is sent about a part that somebody took away meanwhile. */
export const PART_GONE = 'The part that you chose is not there any more. Choose another.';
