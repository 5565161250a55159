import { useCallback } from 'react';
import { useQuery, type CombinedError } from 'urql';
import { useChanges } from '../api/useChanges.js';
import { graphql } from '../generated/gql.js';
import type { MediationQuery } from '../generated/graphql.js';

const MEDIATION = graphql(`
  query Mediation($statementId: ID!) {
    mediations(statementId: $statementId) {
      id
      sectionId
      issue
      mediator
      openedAt
      askedBy
      until
      standing
      outcome
      attempts {
        note
        at
      }
      keys {
        outcome
        turnedBy
      }
    }
    publishingAlone(statementId: $statementId) {
      documentHash
      council {
        kind
        heading
        agreedFor
        mine
        reasons
        blockedBy {
          code
          because
        }
      }
      partners {
        kind
        heading
        agreedFor
        mine
        reasons
        blockedBy {
          code
          because
        }
      }
      reply {
        text
        at
      }
      mediationWaitsUntil
      mayReply
    }
  }
`);

/** One mediation. */
export type Mediation = MediationQuery['mediations'][number];

/** What can be published when the groups cannot agree. */
export type PublishingAlone = MediationQuery['publishingAlone'];

/** Reads every mediation of a statement and what may follow, and again whenever something in it changes. */
export function useMediation(statementId: string): {
  data: MediationQuery | undefined;
  error: CombinedError | undefined;
  again: () => void;
} {
  const [{ data, error }, ask] = useQuery({ query: MEDIATION, variables: { statementId } });
  const again = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]);
  useChanges(statementId, again);
  return { data, error, again };
}
