import { useCallback } from 'react';
import { useQuery } from 'urql';
import { useChanges } from '../api/useChanges.js';
import { graphql } from '../generated/gql.js';
import { useStatement } from '../statements/StatementScope.js';
import { Button } from '../ui/Button.js';
import { ErrorSummary } from '../ui/ErrorSummary.js';
import { PageButtons, usePlace } from '../ui/PageButtons.js';
import { useAct } from '../ui/useAct.js';

const ACCEPTED = graphql(`
  query AcceptedSuggestions($statementId: ID!, $after: String) {
    acceptedSuggestions(statementId: $statementId, after: $after) {
      edges {
        node {
          proposalId
          section
          proposedText
          isFlagged
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
`);

const FLAG = graphql(`
  mutation FlagFirstOpposed($input: FlagFirstOpposedInput!) {
    flagFirstOpposed(input: $input) {
      refusals {
        code
        because
      }
    }
  }
`);

/** Where organisers say which of the agreed suggestions the council had opposed at first. */
export function FirstOpposed({ onFlagged }: { onFlagged: () => void }) {
  const { statement } = useStatement();
  const { run, busy, problems } = useAct(FLAG);
  const place = usePlace();
  const [{ data }, ask] = useQuery({ query: ACCEPTED, variables: { statementId: statement.id, after: place.after } });
  const again = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]);
  useChanges(statement.id, again);
  const flag = async (proposalId: string, isFlagged: boolean): Promise<void> => {
    await run({ input: { proposalId, flag: isFlagged } });
    again();
    onFlagged();
  };
  if (!data || data.acceptedSuggestions.totalCount === 0) return null;
  const { edges, pageInfo } = data.acceptedSuggestions;
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">Say which suggestions the council was against at first</span>
      </summary>
      <div className="govuk-details__text">
        <ErrorSummary problems={problems} />
        <p className="govuk-body">
          Look at where the council started from, and at what it said was fixed. The record shows who says this.
        </p>
        {edges.map(({ node: { proposalId, section, proposedText, isFlagged } }) => (
          <div className="govuk-inset-text" key={proposalId}>
            <p className="govuk-body">
              <strong>{section}:</strong> {proposedText}
            </p>
            {isFlagged ? <p className="govuk-body">The council was against this at first.</p> : null}
            <Button kind="secondary" busy={busy} onClick={() => void flag(proposalId, !isFlagged)}>
              {isFlagged ? 'Take this back' : 'The council was against this at first'}
            </Button>
          </div>
        ))}
        <PageButtons place={place} page={pageInfo} what="suggestions" />
      </div>
    </details>
  );
}
