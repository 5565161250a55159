import { useCallback } from 'react';
import { useQuery } from 'urql';
import { useChanges } from '../api/useChanges.js';
import { graphql } from '../generated/gql.js';
import { useStatement } from '../statements/StatementScope.js';
import { Tag } from '../ui/Tag.js';

const FIRST = graphql(`
  query FirstWorry($statementId: ID!) {
    safeguardingReferrals(statementId: $statementId, first: 1) {
      edges {
        node {
          decision
        }
      }
    }
  }
`);

/** For safeguarding leads: says that a worry waits for them. What waits comes first, so the first tells. */
export function WorriesWait() {
  const { statement } = useStatement();
  const variables = { statementId: statement.id };
  // In no cache, as the page of worries: they are restricted.
  const [{ data }, ask] = useQuery({ query: FIRST, variables, requestPolicy: 'network-only' });
  const again = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]);
  useChanges(statement.id, again);
  const [first] = data?.safeguardingReferrals.edges ?? [];
  return first && first.node.decision === null ? <Tag colour="yellow">Somebody waits for you</Tag> : null;
}
