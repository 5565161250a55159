import { Link } from 'react-router';
import { useStatement } from '../statements/StatementScope.js';
import type { Comment } from './useComments.js';

/** The words that a comment is about, and those it asks for: they stay here also when the text has changed. */
export function AboutWords({ comment }: { comment: Comment }) {
  const { statement } = useStatement();
  const { quote, quoteStands, instead, proposalId } = comment;
  return (
    <>
      {quote ? (
        <>
          <p className="govuk-body govuk-!-margin-bottom-1">
            <strong>About these words:</strong>
          </p>
          <blockquote className="govuk-body cp-about-words cp-own-lines">{quote}</blockquote>
          {quoteStands ? null : <p className="govuk-body">These words are not in the text any more.</p>}
        </>
      ) : null}
      {instead ? (
        <p className="govuk-body cp-own-lines">
          <strong>It should say instead:</strong> {instead}
        </p>
      ) : null}
      {proposalId ? (
        <p className="govuk-body">
          <Link className="govuk-link" to={`/workspace/${statement.id}/suggestions/${proposalId}`}>
            Its exact words are a suggestion: read and answer it there
          </Link>
        </p>
      ) : null}
    </>
  );
}
