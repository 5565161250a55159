import { Link } from 'react-router';
import { useStatement } from './StatementScope.js';

/** Leads from a page of a statement back to its overview. */
export function BackToStatement() {
  const { statement } = useStatement();
  return (
    <Link className="govuk-back-link" to={`/workspace/${statement.id}`}>
      {statement.title}
    </Link>
  );
}
