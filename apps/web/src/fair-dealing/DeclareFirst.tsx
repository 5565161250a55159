import { mustDeclareInterests } from '#concordat';
import { Link } from 'react-router';
import { useStatement } from '../statements/StatementScope.js';

/** The way to the form for those who have to declare interests before they write (R31). Shows nothing to others. */
export function DeclareFirst() {
  const { statement, me } = useStatement();
  if (!me || me.interestsDeclared || !mustDeclareInterests(me.constituency ?? null)) return null;
  return (
    <p className="govuk-body">
      <Link className="govuk-link" to={`/workspace/${statement.id}/interests`}>
        Say what interests you have
      </Link>
    </p>
  );
}
