import type { BundleDataset } from '#publication';
import { useCallback } from 'react';
import { Outlet, useOutletContext, useParams } from 'react-router';
import { useQuery } from 'urql';
import { useChanges } from '../api/useChanges.js';
import { graphql } from '../generated/gql.js';
import type { StatementScopeQuery } from '../generated/graphql.js';
import { Loadable } from '../ui/Loadable.js';

const SCOPE = graphql(`
  query StatementScope($statementId: ID!) {
    statement(statementId: $statementId) {
      id
      title
      slug
      state
      stateReason
      reviewBy
      council {
        name
        slug
        safeguardingNotice
      }
      sections {
        id
        key
        title
        guidance
        position
        leads
        signatories
        appendix
        state
      }
      nextStages {
        to
        words
        needsReason
        reason
        turnedBy
        blockedBy {
          code
          because
        }
      }
    }
    datasets(statementId: $statementId) {
      id
      title
      headline
      source
      period
      geography
      caveat
      textAlternative
      columns
      rows
      sha256
    }
    myMembership(statementId: $statementId) {
      id
      constituency
      capacity
      roles
      signatory
      shownAs
      displayForm
      displayAudience
      chosenName
      hidePresence
      interestsDeclared
    }
  }
`);

/** What all pages of a statement share. */
export interface Scope {
  readonly statement: StatementScopeQuery['statement'];
  /** Null for an administrator, who takes no part in the words. */
  readonly me: StatementScopeQuery['myMembership'];
  /** Tables of figures that sections show. */
  readonly datasets: readonly BundleDataset[];
  readonly reload: () => void;
}

/** A section as the statement's pages know it. */
export type SectionInScope = Scope['statement']['sections'][number];

/** Loads a statement once for all of its pages, and again whenever something in it changes. */
export function StatementScope() {
  const { statementId = '' } = useParams();
  const [{ data, error }, ask] = useQuery({ query: SCOPE, variables: { statementId } });
  const reload = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]);
  useChanges(statementId, reload);
  return (
    <Loadable data={data} error={error} again={reload} of={statementId}>
      {({ statement, myMembership, datasets }) => {
        const tables = datasets.map((dataset) => ({ ...dataset, owner: null }));
        return <Outlet context={{ statement, me: myMembership ?? null, datasets: tables, reload } satisfies Scope} />;
      }}
    </Loadable>
  );
}

/** The statement that a page is about. */
export function useStatement(): Scope {
  return useOutletContext<Scope>();
}
