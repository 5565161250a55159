import { useCallback, useState } from 'react';
import { useQuery, type CombinedError } from 'urql';
import { useChanges } from '../api/useChanges.js';
import { graphql } from '../generated/gql.js';
import type { OneSuggestionQuery, SuggestionsQuery } from '../generated/graphql.js';
import { useSoFar } from '../ui/useSoFar.js';

const ALL = graphql(`
  query Suggestions($statementId: ID!, $sectionId: ID, $open: Boolean!, $first: Int!, $after: String) {
    suggestions(statementId: $statementId, sectionId: $sectionId, open: $open, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          sectionId
          baseText
          proposedText
          reason
          status
          receivedAt
          hidden {
            isOpen
            ground
          }
          by {
            shownAs
            constituency
            isMe
          }
          putForward {
            mayAgree
          }
        }
      }
    }
  }
`);

const ONE = graphql(`
  query OneSuggestion($proposalId: ID!) {
    suggestion(proposalId: $proposalId) {
      id
      sectionId
      blockId
      baseText
      proposedText
      reason
      status
      receivedAt
      askedAgainBecause
      next {
        words
      }
      hidden {
        isOpen
        ground
        because
      }
      answerDue
      writtenDown {
        mode
        readBack
      }
      mayCloseWithBothViews
      maySayIn
      standing {
        state
        wordsNow
      }
      asItCame {
        baseText
        proposedText
        rebasedAt
        rebasedBy {
          shownAs
          constituency
          isMe
        }
      }
      joined {
        id
        reason
        by {
          shownAs
          constituency
          isMe
        }
      }
      joinedBy {
        id
        reason
        by {
          shownAs
          constituency
          isMe
        }
      }
      by {
        shownAs
        constituency
        isMe
      }
      putForward {
        decision
        reason
        acceptedText
        mergeInto
        mayAgree
        hash
        outside {
          text
        }
        by {
          shownAs
          constituency
          isMe
        }
      }
      answer {
        decision
        reason
        at
        acceptedText
        appliedAtSeq
        sameAnswerTo
        wordsWait
        outside {
          text
        }
        views {
          decision
          reason
          acceptedText
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
      earlierAnswers {
        decision
        reason
        at
        acceptedText
        appliedAtSeq
        sameAnswerTo
        wordsWait
        outside {
          text
        }
        views {
          decision
          reason
          acceptedText
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
`);

/** A page of suggestions. */
export type SuggestionPageShown = SuggestionsQuery['suggestions'];

/** A suggestion as its own page shows it. */
export type Suggestion = NonNullable<OneSuggestionQuery['suggestion']>;

/** Which suggestions a list shows. */
export interface SuggestionsFilter {
  /** Empty for all sections. */
  readonly sectionId: string;
  readonly open: boolean;
  /** Cursor of the page before; null for the first. */
  readonly after: string | null;
}

/** Reads suggestions, and again whenever one of the statement changes. */
export function useSuggestions(
  statementId: string,
  { sectionId, open, after }: SuggestionsFilter,
): { page: SuggestionPageShown | undefined; error: CombinedError | undefined; again: () => void } {
  const variables = { statementId, sectionId: sectionId || null, open, first: 20, after };
  const [{ data, error }, ask] = useQuery({ query: ALL, variables });
  const again = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]);
  useChanges(statementId, again);
  return { page: data?.suggestions, error, again };
}

/** Reads one suggestion, and again whenever something in the statement changes. Null where there is none such. */
export function useSuggestion(
  statementId: string,
  proposalId: string,
): { suggestion: Suggestion | null | undefined; error: CombinedError | undefined; again: () => void } {
  const [{ data, error }, ask] = useQuery({ query: ONE, variables: { proposalId } });
  const again = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]);
  useChanges(statementId, again);
  return { suggestion: data && (data.suggestion ?? null), error, again };
}

type Earlier = SuggestionPageShown['edges'][number]['node'];

/** Reads the suggestions that another can join: earlier ones for its section that have not joined one themselves. */
export function useEarlier(
  statementId: string,
  { id: own, sectionId, receivedAt }: Pick<Suggestion, 'id' | 'sectionId' | 'receivedAt'>,
): { earlier: readonly Earlier[] | undefined; showMore: (() => void) | undefined } {
  const [after, setAfter] = useState<string | null>(null);
  const variables = { statementId, sectionId, open: false, first: 50, after };
  const [{ data }] = useQuery({ query: ALL, variables, requestPolicy: 'cache-and-network' });
  const page = data && { ...data.suggestions.pageInfo, nodes: data.suggestions.edges.map(({ node }) => node) };
  const { all, showMore } = useSoFar(page, setAfter);
  const earlier = all
    .filter(({ id, status }) => id !== own && status !== 'MERGED' && status !== 'WITHDRAWN')
    .filter((node) => node.receivedAt <= receivedAt);
  return { earlier: data || all.length > 0 ? earlier : undefined, showMore };
}
