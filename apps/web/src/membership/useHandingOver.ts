import { useCallback } from 'react';
import { useQuery, type CombinedError } from 'urql';
import { useChanges } from '../api/useChanges.js';
import { graphql } from '../generated/gql.js';
import type { HandingOverQuery } from '../generated/graphql.js';

const HANDING_OVER = graphql(`
  query HandingOver($statementId: ID!) {
    handingOver(statementId: $statementId) {
      isChairMissing
      places {
        role
        constituency
        memberId
        shownAs
        isMine
        isVacant
        candidates {
          id
          shownAs
        }
      }
      handovers {
        id
        role
        constituency
        from
        to
        reason
        state
        at
        waitsFor
        isToMe
        iAgreed
        mayAgree
        mayRefuse
        mayTakeBack
      }
    }
  }
`);

/** Roles that move, as the reader sees them. */
export type HandingOver = HandingOverQuery['handingOver'];

/** A role for which the reader can put somebody forward. */
export type Place = HandingOver['places'][number];

/** A role that is to move, has moved or has not. */
export type Handover = HandingOver['handovers'][number];

/** Loads which roles move, and again whenever something changes. */
export function useHandingOver(statementId: string): {
  readonly data: HandingOver | undefined;
  readonly error: CombinedError | undefined;
  readonly again: () => void;
} {
  const [{ data, error }, ask] = useQuery({ query: HANDING_OVER, variables: { statementId } });
  const again = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]);
  useChanges(statementId, again);
  return { data: data?.handingOver, error, again };
}
