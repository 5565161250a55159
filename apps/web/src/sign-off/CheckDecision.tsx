import { useEffect, useRef } from 'react';
import { Button } from '../ui/Button.js';
import type { Decision } from './useDecision.js';

const WORDS: Readonly<Record<string, readonly [string, string]>> = {
  SIGNED: ['Sign', 'Sign'],
  SIGNED_WITH_RESERVATION: ['Sign, with a reservation', 'Sign with this reservation'],
  DISSENTED: ['Do not sign', 'Do not sign'],
  STOOD_ASIDE: ['Stand aside', 'Stand aside'],
};

interface Props {
  readonly subject: string;
  readonly decision: Decision;
  readonly busy: boolean;
  readonly onChange: () => void;
  readonly onSign: () => void;
}

/** "Check your answers", before a decision is recorded. */
export function CheckDecision({ subject, decision, busy, onChange, onSign }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const [words = '', button = ''] = WORDS[decision.position] ?? [];
  const rows = [
    ['What', subject.charAt(0).toUpperCase() + subject.slice(1)],
    ['Your decision', words],
    ...(decision.position === 'SIGNED' ? [] : [['Your words, which will be public', decision.text]]),
    ['Your name', decision.showName ? 'Shown beside your group' : 'Not shown'],
  ];
  return (
    <section aria-labelledby="check">
      <h2 className="govuk-heading-m" id="check" tabIndex={-1} ref={heading}>
        Check your answers
      </h2>
      <dl className="govuk-summary-list">
        {rows.map(([key, value]) => (
          <div className="govuk-summary-list__row" key={key}>
            <dt className="govuk-summary-list__key">{key}</dt>
            <dd className="govuk-summary-list__value">{value}</dd>
          </div>
        ))}
      </dl>
      <Button busy={busy} onClick={onSign}>
        {button}
      </Button>{' '}
      <Button kind="secondary" onClick={onChange}>
        Change
      </Button>
    </section>
  );
}
