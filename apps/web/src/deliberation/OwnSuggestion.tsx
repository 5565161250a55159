import { useState } from 'react';
import { graphql } from '../generated/gql.js';
import { useStatement } from '../statements/StatementScope.js';
import { Button } from '../ui/Button.js';
import { errorIn, ErrorSummary } from '../ui/ErrorSummary.js';
import { TextArea } from '../ui/fields.js';
import { useAct } from '../ui/useAct.js';
import type { Suggestion } from './useSuggestions.js';

const WITHDRAW = graphql(`
  mutation WithdrawSuggestion($proposalId: ID!) {
    withdrawSuggestion(proposalId: $proposalId) {
      suggestion {
        id
      }
      refusals {
        because
      }
    }
  }
`);

const ASK_AGAIN = graphql(`
  mutation AskAgain($input: AskAgainInput!) {
    askAgain(input: $input) {
      suggestion {
        id
      }
      refusals {
        code
        because
      }
    }
  }
`);

/** What somebody can do with a suggestion of their own: take it back, or ask once for another pair to look (R15). */
export function OwnSuggestion({ suggestion, again }: { suggestion: Suggestion; again: () => void }) {
  const { me } = useStatement();
  const { status, by, answer, joined, askedAgainBecause, writtenDown } = suggestion;
  const takesBackForThem = writtenDown !== null && me?.roles.includes('facilitator') === true;
  if (status === 'OPEN') {
    return by.isMe || takesBackForThem ? <Withdraw suggestion={suggestion} again={again} /> : null;
  }
  const canAsk = (answer !== null || joined !== null) && askedAgainBecause === null;
  return canAsk ? <Again suggestion={suggestion} again={again} /> : null;
}

function Withdraw({ suggestion, again }: { suggestion: Suggestion; again: () => void }) {
  const { run, busy, problems } = useAct(WITHDRAW, {}, 'The suggestion is taken back.');
  const withdraw = async (): Promise<void> => {
    await run({ proposalId: suggestion.id });
    again();
  };
  return (
    <>
      <ErrorSummary problems={problems} />
      <p className="govuk-body">
        {suggestion.by.isMe
          ? 'You cannot answer your own suggestion. You can take it back until it has its answer.'
          : 'If the person who said this asks you to, you can take it back for them until it has its answer.'}
      </p>
      <Button kind="secondary" busy={busy} onClick={() => void withdraw()}>
        Take this suggestion back
      </Button>
    </>
  );
}

const FIELDS = { 'reconsider.no-reason': 'again-why' };

function Again({ suggestion, again }: { suggestion: Suggestion; again: () => void }) {
  const { run, busy, problems } = useAct(ASK_AGAIN, FIELDS, 'It will be looked at again.');
  const [reason, setReason] = useState('');
  const ask = async (): Promise<void> => {
    if (await run({ input: { proposalId: suggestion.id, reason } })) again();
  };
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">Ask for this to be looked at again</span>
      </summary>
      <div className="govuk-details__text">
        <p className="govuk-body">
          {suggestion.answer === null
            ? 'Say why this is not the same. You can ask once. It then stands by itself again, and gets its own answer.'
            : 'You can ask once. Two other people look at it. The first answer stays on this page.'}
        </p>
        <ErrorSummary problems={problems} />
        <TextArea
          id="again-why"
          label="What should they look at?"
          rows={3}
          value={reason}
          onChange={setReason}
          error={errorIn(problems, 'again-why')}
        />
        <Button kind="secondary" busy={busy} onClick={() => void ask()}>
          Ask two other people
        </Button>
      </div>
    </details>
  );
}
