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
      reviewDue
      replacedBy {
        title
        path
      }
      replaces {
        title
        path
      }
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
      otherSteps {
        to
        words
      }
      nextStages {
        to
        words
        needsReason
        reason
        successors {
          id
          title
          path
        }
        successorId
        turnedBy
        blockedBy {
          code
          because
        }
        opening {
          sections {
            title
            ready
          }
          formats {
            constituency
            format
            readyOn
          }
          easyReadOf
          clocks {
            constituency
            startsOn
            closesOn
            waitsFor
          }
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
      owner
      broughtAt
      smallCountsAcknowledged
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

/** A table of figures, and what is known of how it was brought. */
export interface BroughtTable extends BundleDataset {
  /** The name of whoever brought it, as the reader may see it. */
  readonly broughtBy: string | null;
  readonly broughtAt: string | null;
  readonly smallCountsAcknowledged: boolean | null;
}

/** What all pages of a statement share. */
export interface Scope {
  readonly statement: StatementScopeQuery['statement'];
  /** Null for an administrator, who takes no part in the words. */
  readonly me: StatementScopeQuery['myMembership'];
  /** Tables of figures that sections show. */
  readonly datasets: readonly BroughtTable[];
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
        const tables = datasets.map(broughtTable);
        return <Outlet context={{ statement, me: myMembership ?? null, datasets: tables, reload } satisfies Scope} />;
      }}
    </Loadable>
  );
}

type LoadedDataset = StatementScopeQuery['datasets'][number];

/** In a published file the owner is a reference; here there is none. */
function broughtTable({ owner, broughtAt, smallCountsAcknowledged, ...dataset }: LoadedDataset): BroughtTable {
  const brought = { broughtBy: owner ?? null, broughtAt: broughtAt ?? null };
  return { ...dataset, ...brought, smallCountsAcknowledged: smallCountsAcknowledged ?? null, owner: null };
}

/** The statement that a page is about. */
export function useStatement(): Scope {
  return useOutletContext<Scope>();
}
