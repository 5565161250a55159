import { useCallback, useEffect } from 'react';
import { useQuery, type CombinedError } from 'urql';
import { useChanges } from '../api/useChanges.js';
import { graphql } from '../generated/gql.js';
import type { RemovableQuery, RemovalsQuery } from '../generated/graphql.js';

const REMOVALS = graphql(`
  query Removals($statementId: ID!, $after: String) {
    waitingRemovals(statementId: $statementId) {
      seq
      name
      what
      at
      constituency
      words
      reason
      askedAt
      askedBy
      counts
      mayAgree
      mayTakeBack
    }
    contentRemovals(statementId: $statementId, first: 50, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          seq
          name
          what
          reason
          date
        }
      }
    }
  }
`);

const REMOVABLE = graphql(`
  query Removable($statementId: ID!, $after: String) {
    removableContents(statementId: $statementId, first: 10, after: $after) {
      totalCount
      edges {
        cursor
        node {
          seq
          name
          what
          at
          constituency
          words
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

/** Turns one of the two keys for a removal (R28). */
export const REMOVE = graphql(`
  mutation RemoveContent($input: RemoveContentInput!) {
    removeContent(input: $input) {
      waiting
      stillStandsIn
      refusals {
        code
        because
      }
    }
  }
`);

/** A removal that one person asked for. */
export type Waiting = RemovalsQuery['waitingRemovals'][number];

/** A page of removals that two people agreed to. */
export type Done = RemovalsQuery['contentRemovals'];

/** Words that can be removed. */
export type Removable = RemovableQuery['removableContents']['edges'][number]['node'];

/** A part of the words that can be removed. */
export type RemovablePage = RemovableQuery['removableContents'];

/** What came of an act on a removal, to be read after it. */
export interface Turned {
  readonly says: string;
  /** Where the same words stand that this does not reach, in sentences. */
  readonly stillStandsIn: readonly string[];
  /** True when words were removed. */
  readonly isGone: boolean;
}

interface Asked<Data> {
  readonly data: Data | undefined;
  readonly error: CombinedError | undefined;
  readonly again: () => void;
}

/** Removals that wait and that are done, read again whenever something in the statement changes. */
export function useRemovals(statementId: string, after: string | null): Asked<RemovalsQuery> {
  const [{ data, error }, ask] = useQuery({ query: REMOVALS, variables: { statementId, after } });
  const again = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]);
  useChanges(statementId, again);
  return { data, error, again };
}

/** A page of the words that can be removed, newest first; read again when more have been removed. */
export function useRemovable(statementId: string, after: string | null, removed: number): Asked<RemovablePage> {
  const variables = { statementId, after };
  const [{ data, error }, ask] = useQuery({ query: REMOVABLE, variables, requestPolicy: 'cache-and-network' });
  const again = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]);
  // Not at every change: somebody may be saying why, beside words that would move on to the next page.
  useEffect(() => again(), [again, removed]);
  return { data: data?.removableContents, error, again };
}
