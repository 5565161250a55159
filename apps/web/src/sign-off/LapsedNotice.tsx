import { Link } from 'react-router';
import { dayInWords } from '../deliberation/in-words.js';
import { useStatement } from '../statements/StatementScope.js';
import type { Signing } from './useSigning.js';

/** Which of one's own decisions count no more, because the words changed, and where to decide again (R16). */
export function LapsedNotice({ signing }: { signing: Signing }) {
  const { statement } = useStatement();
  const lapsed = [
    ...statement.sections.flatMap(({ id, key, title }) => {
      const found = signing.sections.find(({ sectionId }) => sectionId === id)?.lapsed;
      return found ? [{ key, title: `“${title}”`, ...found }] : [];
    }),
    ...(signing.lapsedWhole ? [{ key: 'whole', title: 'the whole statement', ...signing.lapsedWhole }] : []),
  ];
  if (lapsed.length === 0) return null;
  return (
    <div className="govuk-inset-text">
      <p className="govuk-body">
        <strong>Words changed after you decided.</strong> So these decisions of yours do not count any more:
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {lapsed.map(({ key, title, changedAt, hidden }) => (
          <li key={key}>
            {title}, changed on {dayInWords(changedAt)}.{' '}
            <Link className="govuk-link" to={key}>
              {hidden ? 'See what changed and decide again' : 'See what changed and sign again'}
              <span className="govuk-visually-hidden">: {title}</span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
