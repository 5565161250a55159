import { dayInEngland } from '#concordat';
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
            endsOn
          }
        }
      }
    }
  }
`);

/** Something that cannot change. */
type Limit = NonNullable<DeclaredLimitsQuery['convening']>['limits']['edges'][number]['node'];

/** What was said to be fixed and still is, oldest first; none while it is read. */
export function useLimits(statementId: string): readonly Limit[] {
  const [{ data }] = useQuery({ query: LIMITS, variables: { statementId } });
  const today = dayInEngland(new Date());
  const limits = data?.convening?.limits.edges.map(({ node }) => node) ?? [];
  return limits.filter(({ endsOn }) => endsOn >= today);
}
