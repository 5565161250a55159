import { useQuery } from 'urql';
import { graphql } from '../generated/gql.js';
import type { DeclaredLimitsQuery } from '../generated/graphql.js';

const LIMITS = graphql(`
  query DeclaredLimits($statementId: ID!) {
    convening(statementId: $statementId) {
      limits(first: 50) {
        edges {
          node {
            id
            text
          }
        }
      }
    }
  }
`);

/** Something that cannot change. */
type Limit = NonNullable<DeclaredLimitsQuery['convening']>['limits']['edges'][number]['node'];

/** What was said to be fixed, oldest first; none while it is read. */
export function useLimits(statementId: string): readonly Limit[] {
  const [{ data }] = useQuery({ query: LIMITS, variables: { statementId } });
  return data?.convening?.limits.edges.map(({ node }) => node) ?? [];
}
