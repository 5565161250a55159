import { partInShort, textParts, type SectionBlock, type TextPart } from '#document';
import { useCallback } from 'react';
import { useQuery, type CombinedError } from 'urql';
import { graphql } from '../generated/gql.js';

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
  const variables = { sectionId };
  const [{ data, error }, ask] = useQuery({ query: NOW, variables, requestPolicy: 'cache-and-network' });
  const again = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]);
  const blocks = data && (JSON.parse(data.sectionAt?.content ?? '[]') as SectionBlock[]);
  const parts = blocks && textParts(blocks);
  return { parts, error, again };
}

/** Parts as choices, by their first words. */
export function choicesOf(parts: readonly Part[]): { value: string; label: string }[] {
  return parts.map((part) => ({ value: part.id, label: partInShort(part) }));
}
