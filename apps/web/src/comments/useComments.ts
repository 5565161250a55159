import { useCallback } from 'react';
import { useQuery, type CombinedError } from 'urql';
import { useChanges } from '../api/useChanges.js';
import { graphql } from '../generated/gql.js';
import type { PublicCommentsQuery } from '../generated/graphql.js';

const COMMENTS = graphql(`
  query PublicComments($statementId: ID!, $open: Boolean!, $after: String) {
    commentTimes(statementId: $statementId) {
      opensOn
      days
      groups
      clocks {
        constituency
        startsOn
        closesOn
        waitsFor
      }
      formats {
        id
        constituency
        format
        readyOn
      }
    }
    publicComments(statementId: $statementId, open: $open, first: 20, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          sectionId
          reference
          constituency
          name
          change
          why
          quote
          quoteStands
          instead
          proposalId
          author {
            shownAs
            constituency
            isMe
          }
          at
          state
          writtenDown {
            mode
            readBack
          }
          keptBackBecause
          next {
            words
          }
          waits
          hidden {
            isOpen
            ground
            because
          }
          decision
          reason
          putForward {
            decision
            reason
            hash
            mayAgree
            by {
              shownAs
              constituency
              isMe
            }
          }
          decidedBy {
            shownAs
            constituency
            isMe
          }
        }
      }
    }
  }
`);

/** A comment as members see it. */
export type Comment = PublicCommentsQuery['publicComments']['edges'][number]['node'];

/** The time of each group, and the formats that it waits for. */
export type Times = PublicCommentsQuery['commentTimes'];

/** Reads a page of comments and the time of each group, and again whenever something in the statement changes. */
export function useComments(
  statementId: string,
  { open, after }: { open: boolean; after: string | null },
): { data: PublicCommentsQuery | undefined; error: CombinedError | undefined; again: () => void } {
  const [{ data, error }, ask] = useQuery({ query: COMMENTS, variables: { statementId, open, after } });
  const again = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]);
  useChanges(statementId, again);
  return { data, error, again };
}
