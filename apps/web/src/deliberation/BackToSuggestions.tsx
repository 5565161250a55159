import { Link } from 'react-router';
import { useStatement } from '../statements/StatementScope.js';
import { InSlot } from '../ui/slots.js';

/** Leads from one suggestion back to all of them. */
export function BackToSuggestions() {
  const { statement } = useStatement();
  return (
    <InSlot name="before">
      <nav aria-label="Back to the suggestions">
        <Link className="govuk-back-link" to={`/workspace/${statement.id}/suggestions`}>
          Suggestions
        </Link>
      </nav>
    </InSlot>
  );
}
