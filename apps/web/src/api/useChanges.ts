import { useEffect, useRef } from 'react';
import { useSubscription } from 'urql';
import { graphql } from '../generated/gql.js';

const CHANGED = graphql(`
  subscription StatementChanged($statementId: ID!) {
    statementChanged(statementId: $statementId) {
      kind
      sectionId
    }
  }
`);

/** Calls back whenever something in the statement changes, so that a page asks again for what it shows. */
export function useChanges(statementId: string, onChange: () => void): void {
  const [{ data }] = useSubscription({ query: CHANGED, variables: { statementId } });
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  useEffect(() => {
    if (data) latest.current();
  }, [data]);
}
