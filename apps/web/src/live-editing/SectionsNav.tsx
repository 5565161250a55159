import { SECTION_STATE_WORDS, type SectionState } from '#concordat';
import { Link } from 'react-router';
import { useStatement } from '../statements/StatementScope.js';

/** The statement's sections, to go from one to another. */
export function SectionsNav({ current }: { current: string }) {
  const { statement } = useStatement();
  return (
    <nav className="cp-workspace__nav" aria-label="Sections" id="sections">
      <ol className="govuk-list">
        {statement.sections.map(({ id, key, title, state }) => (
          <li key={id}>
            <Link
              className="govuk-link"
              to={`/workspace/${statement.id}/sections/${key}`}
              aria-current={key === current ? 'page' : undefined}
            >
              {title}
            </Link>
            <span className="cp-workspace__state">{SECTION_STATE_WORDS[state as SectionState].tag}</span>
          </li>
        ))}
      </ol>
    </nav>
  );
}
