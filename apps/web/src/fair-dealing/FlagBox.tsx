import { useState } from 'react';
import { Button } from '../ui/Button.js';
import { ErrorSummary, type Problem } from '../ui/ErrorSummary.js';
import { NOTHING_CHOSEN, WhyFlag, type Flagging } from './WhyFlag.js';

interface FlagBoxProps {
  /** Of the field, unique on its page. */
  readonly id: string;
  /** What is hidden, as the subject of a sentence. */
  readonly what: string;
  readonly problems: readonly Problem[];
  /** Whether only a worry about somebody can be said. */
  readonly onlyWorry?: boolean;
  readonly busy: boolean;
  readonly onFlag: (flagging: Flagging) => void;
}

/** Folded: a way to flag something because of competition rules (R34), or a worry about somebody (R38). */
export function FlagBox({ id, what, problems, onlyWorry = false, busy, onFlag }: FlagBoxProps) {
  const [flagging, setFlagging] = useState(NOTHING_CHOSEN);
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">Flag this</span>
      </summary>
      <div className="govuk-details__text">
        <ErrorSummary problems={problems} />
        <p className="govuk-body">{what} hidden at once, until somebody has looked.</p>
        <WhyFlag {...{ id, flagging, problems, onlyWorry }} onChange={setFlagging} />
        <Button kind="secondary" busy={busy} onClick={() => onFlag(flagging)}>
          Flag and hide it
        </Button>
      </div>
    </details>
  );
}
