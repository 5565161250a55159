import { useCallback } from 'react';
import { useQuery, type CombinedError } from 'urql';
import { useChanges } from '../api/useChanges.js';
import { graphql } from '../generated/gql.js';
import type { ConveningQuery } from '../generated/graphql.js';

const CONVENING = graphql(`
  query Convening($statementId: ID!) {
    convening(statementId: $statementId) {
      nominations {
        id
        kind
        text
        isTaken
        answer
        contact
        by {
          shownAs
          constituency
          isMe
        }
      }
      limits {
        id
        kind
        text
        reason
        endsOn
        challenge
        challengeAnswer
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
      positions {
        constituency
        sectionId
        hash
        sealedAt
        openedAt
        text
      }
      agreedToOpen
      groups
      call {
        isOpen
        until
      }
      outreach {
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
`);

/** What was said before the writing began. */
export type Convening = ConveningQuery['convening'];

/** Reads what was said before the writing began, and again whenever something in the statement changes. */
export function useConvening(statementId: string): {
  convening: Convening | undefined;
  error: CombinedError | undefined;
  again: () => void;
} {
  const [{ data, error }, ask] = useQuery({ query: CONVENING, variables: { statementId } });
  const again = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]);
  useChanges(statementId, again);
  return { convening: data?.convening, error, again };
}
