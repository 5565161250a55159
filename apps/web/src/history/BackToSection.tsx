import { Link } from 'react-router';
import { useStatement, type SectionInScope } from '../statements/StatementScope.js';
import { InSlot } from '../ui/slots.js';

interface Props {
  readonly section: SectionInScope;
  /** True on a page that the history leads to, which leads back there. */
  readonly toHistory?: boolean;
}

/** Leads from the history of a section back to the section, and from one of its versions to the history. */
export function BackToSection({ section: { key, title }, toHistory = false }: Props) {
  const { statement } = useStatement();
  const page = `/workspace/${statement.id}/sections/${key}`;
  return (
    <InSlot name="before">
      <nav aria-label={toHistory ? 'Back to the history' : 'Back to the section'}>
        <Link className="govuk-back-link" to={toHistory ? `${page}/history` : page}>
          {toHistory ? `History of ${title}` : title}
        </Link>
      </nav>
    </InSlot>
  );
}
