import { HiddenForSafety } from '../fair-dealing/HiddenForSafety.js';
import { useStatement } from '../statements/StatementScope.js';
import { Link } from 'react-router';

interface Props {
  readonly hidden: { readonly isOpen: boolean; readonly ground: string };
  /** Whether the reader sees the words all the same, because they check them. */
  readonly isShown: boolean;
  /** Whether the reader wrote them. */
  readonly isMine?: boolean;
}

/** Says in place of words, or above them for those who check, what hides them (R34, R38). */
export function HiddenMark({ hidden, isShown, isMine = false }: Props) {
  const { statement } = useStatement();
  const { isOpen, ground } = hidden;
  if (ground === 'SAFEGUARDING') return <HiddenForSafety {...{ isOpen, isMine }} />;
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
