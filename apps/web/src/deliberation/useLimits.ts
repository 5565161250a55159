import { dayInEngland } from '#concordat';
import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import { everyPage } from '../api/every-page.js';
import { graphql } from '../generated/gql.js';
import type { DeclaredLimitsQuery } from '../generated/graphql.js';

const LIMITS = graphql(`
  query DeclaredLimits($statementId: ID!, $after: String) {
    convening(statementId: $statementId) {
      limits(first: 50, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
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

/** What was said to be fixed and still is, oldest first, however much was said; none while it is read. */
export function useLimits(statementId: string): readonly Limit[] {
  const client = useClient();
  const [limits, setLimits] = useState<readonly Limit[]>([]);
  useEffect(() => {
    let isLeft = false;
    const ask = async (after: string | null) =>
      (await client.query(LIMITS, { statementId, after }).toPromise()).data?.convening.limits;
    void everyPage(ask).then((all) => {
      if (!isLeft) setLimits(all);
    });
    return () => {
      isLeft = true;
    };
  }, [client, statementId]);
  const today = dayInEngland(new Date());
  return limits.filter(({ endsOn }) => endsOn >= today);
}
