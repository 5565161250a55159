import { useCallback } from 'react';
import { useQuery, type CombinedError } from 'urql';
import { useChanges } from '../api/useChanges.js';
import { graphql } from '../generated/gql.js';
import type { SigningQuery } from '../generated/graphql.js';

const SIGNING = graphql(`
  query Signing($statementId: ID!) {
    signing(statementId: $statementId) {
      hash
      label
      until
      labelRefusals {
        because
      }
      lapsedWhole {
        position
        text
        hidden {
          isOpen
          ground
        }
        showName
        at
        changedAt
      }
      changedSinceWhole
      whole {
        constituency
        position
        rule
        needed
        next {
          words
        }
        decided
        decidesWithoutMe
        myDecision {
          position
        }
        withReasons {
          id
          shownAs
          position
          text
          mine
          hidden {
            isOpen
            ground
          }
        }
      }
      sections {
        sectionId
        versionNumber
        hash
        frozenAt
        lapsed {
          position
          text
          hidden {
            isOpen
            ground
          }
          showName
          at
          changedAt
        }
        groups {
          constituency
          position
          rule
          needed
          next {
            words
          }
          decided
          decidesWithoutMe
          myDecision {
            position
          }
          withReasons {
            id
            shownAs
            position
            text
            mine
            hidden {
              isOpen
              ground
            }
          }
        }
        hasBegunOwnWords
        minorityStatements {
          id
          constituency
          title
          text
          stands
          aboutDraft
          signedBy
          mine
          addedByMe
          hidden {
            isOpen
            ground
          }
          reply {
            constituency
            text
          }
        }
      }
    }
  }
`);

/** Where every group stands. */
export type Signing = SigningQuery['signing'];
export type GroupStanding = Signing['whole'][number];
/** What one decided before the words changed. */
export type LapsedSignOff = NonNullable<Signing['lapsedWhole']>;
/** A note of those who disagree. */
export type OwnWords = Signing['sections'][number]['minorityStatements'][number];

/** Reads where every group stands, and again with every change. */
export function useSigning(statementId: string): {
  data: SigningQuery | undefined;
  error: CombinedError | undefined;
  again: () => void;
} {
  const [{ data, error }, ask] = useQuery({ query: SIGNING, variables: { statementId } });
  const again = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]);
  useChanges(statementId, again);
  return { data, error, again };
}

/** A position in the words of the interface; null while a group has not decided. */
export function positionInWords(position: string): string {
  return POSITIONS[position] ?? 'Not yet';
}

const POSITIONS: Readonly<Record<string, string>> = {
  SIGNED: 'Signed',
  SIGNED_WITH_RESERVATION: 'Signed, with a reservation',
  DISSENTED: 'Did not sign',
  STOOD_ASIDE: 'Stood aside',
  NO_RESPONSE: 'Did not reply',
};
