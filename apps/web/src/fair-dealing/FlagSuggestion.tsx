import { useState } from 'react';
import { graphql } from '../generated/gql.js';
import { Button } from '../ui/Button.js';
import { errorIn, ErrorSummary } from '../ui/ErrorSummary.js';
import { TextArea } from '../ui/fields.js';
import { useAct } from '../ui/useAct.js';

const FLAG = graphql(`
  mutation FlagSuggestion($input: FlagSuggestionInput!) {
    flagSuggestion(input: $input) {
      refusals {
        code
        because
      }
    }
  }
`);

const FIELDS = { 'concern.no-reason': 'flag-why' };

/** Flags a suggestion because of competition rules: it is hidden at once (R34). */
export function FlagSuggestion({ proposalId, again }: { proposalId: string; again: () => void }) {
  const { run, busy, problems } = useAct(FLAG, FIELDS);
  const [why, setWhy] = useState('');
  const flag = async (): Promise<void> => {
    if (await run({ input: { proposalId, why } })) again();
  };
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">Flag a competition concern</span>
      </summary>
      <div className="govuk-details__text">
        <ErrorSummary problems={problems} />
        <p className="govuk-body">
          Does this tell rivals future prices, margins or bids? Then it is hidden at once, and a co-chair or facilitator
          who is not a provider checks it.
        </p>
        <TextArea
          id="flag-why"
          label="What is it about?"
          hint="Only those who check it read this. Do not say the price again."
          rows={2}
          value={why}
          onChange={setWhy}
          error={errorIn(problems, 'flag-why')}
        />
        <Button kind="secondary" busy={busy} onClick={() => void flag()}>
          Flag and hide it
        </Button>
      </div>
    </details>
  );
}
