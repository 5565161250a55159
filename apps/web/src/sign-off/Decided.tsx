import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { useStatement } from '../statements/StatementScope.js';
import { Button } from '../ui/Button.js';
import type { ToSign } from './next-to-sign.js';

interface Props {
  readonly subject: string;
  readonly position: string;
  readonly left: readonly ToSign[];
  readonly onChange: () => void;
}

/** What one has done, and what is next. */
export function Decided({ subject, position, left, onChange }: Props) {
  const { statement } = useStatement();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const [next] = left;
  return (
    <section aria-labelledby="decided">
      <div className="govuk-panel govuk-panel--confirmation">
        <h2 className="govuk-panel__title" id="decided" tabIndex={-1} ref={heading}>
          {doneWords(position, subject)}
        </h2>
      </div>
      <p className="govuk-body">
        {next ? (
          <>
            Next:{' '}
            <Link className="govuk-link" to={`/workspace/${statement.id}/signing/${next.key}`}>
              {next.title}
            </Link>{' '}
            ({left.length} left).
          </>
        ) : (
          'There is nothing more for you to decide now.'
        )}
      </p>
      <Button kind="secondary" onClick={onChange}>
        Change my decision
      </Button>
    </section>
  );
}

function doneWords(position: string, subject: string): string {
  switch (position) {
    case 'SIGNED_WITH_RESERVATION':
      return `You signed ${subject}, with a reservation`;
    case 'DISSENTED':
      return `You did not sign ${subject}`;
    case 'STOOD_ASIDE':
      return `You stood aside on ${subject}`;
    default:
      return `You signed ${subject}`;
  }
}
