import { useCallback } from 'react';
import { useQuery, type CombinedError } from 'urql';
import { useChanges } from '../api/useChanges.js';
import { graphql } from '../generated/gql.js';
import { usePlace, type Place } from '../ui/PageButtons.js';
import type { ConveningQuery } from '../generated/graphql.js';

const CONVENING = graphql(`
  query Convening($statementId: ID!, $outreachAfter: String, $nominationsAfter: String, $limitsAfter: String) {
    convening(statementId: $statementId) {
      nominations(first: 50, after: $nominationsAfter) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          node {
            id
            kind
            text
            isTaken
            answer
            answerMailed
            shownPublicly
            contact
            by {
              shownAs
              constituency
              isMe
            }
          }
        }
      }
      limits(first: 50, after: $limitsAfter) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          node {
            id
            kind
            text
            reason
            endsOn
            challenge
            challengeAnswer
            mayChallenge
            mayAnswer
            by {
              shownAs
              constituency
              isMe
            }
            challengedBy {
              shownAs
              constituency
              isMe
            }
          }
        }
      }
      positions {
        constituency
        sectionId
        hash
        sealedAt
        openedAt
        text
        salt
      }
      agreedToOpen
      openingAgreedByMe
      groups
      call {
        isOpen
        until
      }
      outreach(first: 50, after: $outreachAfter) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          node {
            id
            on
            how
            place
            constituency
            reached
            by {
              shownAs
              constituency
              isMe
            }
          }
        }
      }
    }
  }
`);

/** What was said before the writing began. */
export type Convening = ConveningQuery['convening'];

/** Reads what was said before the writing began, and again whenever something in the statement changes. */
export function useConvening(statementId: string): {
  convening: Convening | undefined;
  error: CombinedError | undefined;
  again: () => void;
  places: { outreach: Place; nominations: Place; limits: Place };
} {
  const places = { outreach: usePlace(), nominations: usePlace(), limits: usePlace() };
  const [{ data, error }, ask] = useQuery({
    query: CONVENING,
    variables: {
      statementId,
      outreachAfter: places.outreach.after,
      nominationsAfter: places.nominations.after,
      limitsAfter: places.limits.after,
    },
  });
  const again = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]);
  useChanges(statementId, again);
  return { convening: data?.convening, error, again, places };
}
