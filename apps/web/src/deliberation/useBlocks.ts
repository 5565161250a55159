import { plainText, type SectionBlock } from '#document';
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

/** A block of the text as plain words. */
export interface Part {
  readonly id: string;
  readonly words: string;
}

/** Reads what a section says now, block by block. */
export function useParts(sectionId: string): {
  parts: readonly Part[] | undefined;
  error: CombinedError | undefined;
  again: () => void;
} {
  const variables = { sectionId };
  const [{ data, error }, ask] = useQuery({ query: NOW, variables, requestPolicy: 'cache-and-network' });
  const again = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]);
  const blocks = data && (JSON.parse(data.sectionAt?.content ?? '[]') as SectionBlock[]);
  const parts = blocks?.map((block) => ({ id: String(block.attrs?.id ?? ''), words: plainText(block) }));
  return { parts, error, again };
}

/** Parts as choices, by their first words. */
export function choicesOf(parts: readonly Part[]): { value: string; label: string }[] {
  return parts.map(({ id, words }, place) => ({
    value: id,
    label: `${place + 1}. ${words.slice(0, 60)}${words.length > 60 ? ' …' : ''}`,
  }));
}
