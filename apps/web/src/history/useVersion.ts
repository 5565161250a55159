import type { SectionBlock } from '#document';
import { useCallback } from 'react';
import { useQuery, type CombinedError } from 'urql';
import { graphql } from '../generated/gql.js';
import type { SectionAtQuery } from '../generated/graphql.js';
import type { Compared } from './Comparison.js';

const AT = graphql(`
  query SectionAt($sectionId: ID!, $seq: Int!) {
    sectionAt(sectionId: $sectionId, seq: $seq) {
      seq
      headSeq
      at
      restores
      content
      names
      by {
        shownAs
        constituency
      }
    }
  }
`);

const COMPARE = graphql(`
  query CompareSection($sectionId: ID!, $from: Int!, $to: Int!) {
    compareSection(sectionId: $sectionId, from: $from, to: $to) {
      from
      to
      isSame
      wordsAdded
      wordsRemoved
      blocks {
        blockId
        kind
        moved
        runs {
          kind
          text
        }
      }
    }
  }
`);

/** A version as its page shows it. */
export interface Version {
  /** Null where there is no such version. */
  readonly text: SectionAtQuery['sectionAt'];
  readonly names: readonly string[];
}

/** Reads a version and what differs from it now. `again` reads both anew. */
export function useVersion(
  sectionId: string,
  seq: number,
): {
  version: Version | undefined;
  /** Undefined until it is there. */
  compared: Compared | null | undefined;
  error: CombinedError | undefined;
  again: () => void;
} {
  const [{ data, error }, ask] = useQuery({ query: AT, variables: { sectionId, seq } });
  const to = data?.sectionAt?.headSeq ?? 0;
  const pause = !data?.sectionAt;
  const [{ data: comparison }] = useQuery({ query: COMPARE, variables: { sectionId, from: seq, to }, pause });
  const again = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]);
  return {
    version: data && { text: data.sectionAt, names: data.sectionAt?.names ?? [] },
    compared: comparison?.compareSection,
    error,
    again,
  };
}

/** The blocks of a version. */
export function blocksOf({ content }: { readonly content: string }): SectionBlock[] {
  return JSON.parse(content) as SectionBlock[];
}
