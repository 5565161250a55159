import { useCallback } from 'react';
import { useQuery, type CombinedError } from 'urql';
import { useChanges } from '../api/useChanges.js';
import { graphql } from '../generated/gql.js';
import type { PowerPanelQuery } from '../generated/graphql.js';

const POWER_PANEL = graphql(`
  query PowerPanel($statementId: ID!) {
    powerPanel(statementId: $statementId) {
      beside
      measures {
        key
        title
        meaning
        limits
        tables {
          caption
          columns
          rows
          empty
        }
      }
    }
    panelWork(statementId: $statementId) {
      changes {
        sectionId
        title
        leads
        signatories
        text
        saidBy
        isAgreed
      }
      ratings {
        constituency
        rung
        why
      }
    }
  }
`);

/** How power was shared, and what members add to that themselves. */
export type Panel = PowerPanelQuery;

/** What members add to the panel themselves. */
export type PanelWork = PowerPanelQuery['panelWork'];

/** Reads how power was shared, and again whenever something in the statement changes. */
export function usePowerPanel(statementId: string): {
  panel: Panel | undefined;
  error: CombinedError | undefined;
  again: () => void;
} {
  const [{ data, error }, ask] = useQuery({ query: POWER_PANEL, variables: { statementId } });
  const again = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]);
  useChanges(statementId, again);
  return { panel: data, error, again };
}
