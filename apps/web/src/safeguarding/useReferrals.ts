import { useCallback } from 'react';
import { useQuery, type CombinedError } from 'urql';
import { useChanges } from '../api/useChanges.js';
import { graphql } from '../generated/gql.js';
import type { SafeguardingReferralsQuery } from '../generated/graphql.js';

const REFERRALS = graphql(`
  query SafeguardingReferrals($statementId: ID!, $after: String) {
    safeguardingReferrals(statementId: $statementId, first: 50, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          kind
          sectionId
          words
          asFlagged
          why
          flaggedBy
          writtenBy
          at
          decision
          note
          reference
          decidedBy
          decidedAt
          isOwn
        }
      }
    }
  }
`);

/** Words that are hidden for a worry about somebody, oldest first. */
export type Referrals = SafeguardingReferralsQuery['safeguardingReferrals'];

/** One of them. */
export type Referral = Referrals['edges'][number]['node'];

/** Reads them, and again whenever something in the statement changes. Kept in no cache: they are restricted. */
export function useReferrals(
  statementId: string,
  after: string | null,
): {
  referrals: Referrals | undefined;
  error: CombinedError | undefined;
  again: () => void;
} {
  const [{ data, error }, ask] = useQuery({
    ...{ query: REFERRALS, variables: { statementId, after }, requestPolicy: 'network-only' },
  });
  const again = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]);
  useChanges(statementId, again);
  return { referrals: data?.safeguardingReferrals, error, again };
}
