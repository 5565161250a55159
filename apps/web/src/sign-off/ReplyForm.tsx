import { useState } from 'react';
import { graphql } from '../generated/gql.js';
import { Button } from '../ui/Button.js';
import { errorIn, ErrorSummary } from '../ui/ErrorSummary.js';
import { TextArea } from '../ui/fields.js';
import { useAct } from '../ui/useAct.js';

const REPLY = graphql(`
  mutation ReplyToMinorityStatement($input: ReplyToMinorityStatementInput!) {
    replyToMinorityStatement(input: $input) {
      minorityStatement {
        id
      }
      refusals {
        code
        because
      }
    }
  }
`);

/** The one reply that a note of those who disagree may have. */
export function ReplyForm({ minorityStatementId, onReplied }: { minorityStatementId: string; onReplied: () => void }) {
  const { run, busy, problems } = useAct(
    REPLY,
    { 'contact-details.text': `reply-${minorityStatementId}` },
    'Your reply was sent.',
  );
  const [text, setText] = useState('');
  const reply = async (): Promise<void> => {
    if (await run({ input: { minorityStatementId, text } })) onReplied();
  };
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">Reply for your group</span>
      </summary>
      <div className="govuk-details__text">
        <ErrorSummary problems={problems} />
        <TextArea
          id={`reply-${minorityStatementId}`}
          label="Your reply. There can be only one."
          value={text}
          error={errorIn(problems, `reply-${minorityStatementId}`)}
          onChange={setText}
        />
        <Button kind="secondary" busy={busy} onClick={() => void reply()}>
          Send the reply
        </Button>
      </div>
    </details>
  );
}
