import { textLines, type SectionBlock } from '#document';
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

/** A part of the text as plain words: a paragraph, or one item of a list or line of a longer block. */
export interface Part {
  readonly id: string;
  readonly blockId: string;
  /** Its number in the text, such as 2 or 2.1. */
  readonly number: string;
  readonly words: string;
}

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
  const parts = blocks?.flatMap(partsOf);
  return { parts, error, again };
}

/** The parts of a block: a suggestion is about words of one of its lines. */
function partsOf(block: SectionBlock, place: number): Part[] {
  const blockId = String(block.attrs?.id ?? '');
  const number = String(place + 1);
  const lines = textLines(block);
  if (lines.length < 2) return [{ id: blockId, blockId, number, words: lines[0] ?? '' }];
  return lines.map((words, line) => ({
    ...{ id: `${blockId}/${line + 1}`, blockId, number: `${number}.${line + 1}`, words },
  }));
}

/** Parts as choices, by their first words. */
export function choicesOf(parts: readonly Part[]): { value: string; label: string }[] {
  return parts.map(({ id, number, words }) => ({
    value: id,
    label: `${number}. ${words.slice(0, 60)}${words.length > 60 ? ' …' : ''}`,
  }));
}
