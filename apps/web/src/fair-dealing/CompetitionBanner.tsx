import { Link } from 'react-router';
import { useStatement } from '../statements/StatementScope.js';

/** Reminds providers of competition rules where they write beside rivals (R34), and of what they have to do first (R31). */
export function CompetitionBanner() {
  const { statement, me } = useStatement();
  if (me?.constituency !== 'PROVIDERS') return null;
  return (
    <div className="govuk-inset-text">
      <p className="govuk-body">
        <strong>You are here with people you compete with.</strong> Do not write about future prices, your margins or
        what you plan to bid. If you see such words, flag them: they are hidden while somebody checks them.
      </p>
      <p className="govuk-body">
        <Link className="govuk-link" to={`/workspace/${statement.id}/providers`}>
          What providers could see
        </Link>
      </p>
    </div>
  );
}
