import { Link } from 'react-router';
import { InSlot } from '../ui/slots.js';
import { useStatement } from './StatementScope.js';

/** Leads from a page of a statement back to its overview. */
export function BackToStatement() {
  const { statement } = useStatement();
  return (
    <InSlot name="before">
      <nav aria-label="Back to the statement">
        <Link className="govuk-back-link" to={`/workspace/${statement.id}`}>
          {statement.title}
        </Link>
      </nav>
    </InSlot>
  );
}
