import { useCallback } from 'react';
import { useQuery, type CombinedError } from 'urql';
import { useChanges } from '../api/useChanges.js';
import { graphql } from '../generated/gql.js';
import type { FairDealingQuery } from '../generated/graphql.js';

const FAIR = graphql(`
  query FairDealing($statementId: ID!) {
    fairDealing(statementId: $statementId) {
      mustDeclare
      isReviewer
      declarations {
        id
        hasInterests
        text
        sectionIds
        effect
        at
        by {
          shownAs
          constituency
          isMe
        }
      }
      mine {
        id
        hasInterests
        text
        sectionIds
        effect
        at
        replacedAt
      }
      hiddenBlocks {
        blockId
        isOpen
      }
      concerns {
        id
        sectionId
        blockId
        proposalId
        commentId
        minorityStatementId
        signOffId
        quote
        why
        at
        decision
        reason
        mayDecide
        by {
          shownAs
          constituency
          isMe
        }
        decidedBy {
          shownAs
          constituency
          isMe
        }
      }
    }
  }
`);

/** Interests and competition concerns of a statement. */
export type FairDealing = FairDealingQuery['fairDealing'];

/** A competition concern. */
export type Concern = FairDealing['concerns'][number];

/** Reads interests and competition concerns, and again whenever something in the statement changes. */
export function useFairDealing(
  statementId: string,
  { pause = false }: { readonly pause?: boolean } = {},
): { fair: FairDealing | undefined; error: CombinedError | undefined; again: () => void } {
  const [{ data, error }, ask] = useQuery({ query: FAIR, variables: { statementId }, pause });
  const again = useCallback(() => {
    if (!pause) ask({ requestPolicy: 'network-only' });
  }, [ask, pause]);
  useChanges(statementId, again);
  return { fair: data?.fairDealing, error, again };
}
