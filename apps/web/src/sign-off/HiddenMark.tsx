import { useStatement } from '../statements/StatementScope.js';
import { Link } from 'react-router';

interface Props {
  readonly hidden: { readonly isOpen: boolean };
  /** Whether the reader sees the words all the same, because they check them. */
  readonly isShown: boolean;
}

/** Says in place of words, or above them for those who check, that a competition concern hides them (R34). */
export function HiddenMark({ hidden: { isOpen }, isShown }: Props) {
  const { statement } = useStatement();
  const others = isShown ? ' You see them because you check such words.' : '';
  return (
    <p className="govuk-body">
      <strong>
        {isOpen
          ? 'These words are hidden while somebody checks a competition concern.'
          : 'A competition check took these words out. They are not published.'}
      </strong>
      {others}{' '}
      <Link className="govuk-link" to={`/workspace/${statement.id}/competition-checks`}>
        Competition checks
      </Link>
    </p>
  );
}
