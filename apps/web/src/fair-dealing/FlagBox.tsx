import { useState } from 'react';
import { Button } from '../ui/Button.js';
import { errorIn, ErrorSummary, type Problem } from '../ui/ErrorSummary.js';
import { TextArea } from '../ui/fields.js';

interface FlagBoxProps {
  /** Of the field, unique on its page. */
  readonly id: string;
  /** What is asked, as a question. */
  readonly question: string;
  readonly problems: readonly Problem[];
  readonly busy: boolean;
  readonly onFlag: (why: string) => void;
}

/** Folded: a way to flag something because of competition rules (R34). */
export function FlagBox({ id, question, problems, busy, onFlag }: FlagBoxProps) {
  const [why, setWhy] = useState('');
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">Flag a competition concern</span>
      </summary>
      <div className="govuk-details__text">
        <ErrorSummary problems={problems} />
        <p className="govuk-body">
          {question} Then it is hidden at once, and a co-chair or facilitator who is not a provider checks it.
        </p>
        <TextArea
          id={id}
          label="What is it about?"
          hint="Only those who check it read this. Do not say the price again."
          rows={2}
          value={why}
          onChange={setWhy}
          error={errorIn(problems, id)}
        />
        <Button kind="secondary" busy={busy} onClick={() => onFlag(why)}>
          Flag and hide it
        </Button>
      </div>
    </details>
  );
}
