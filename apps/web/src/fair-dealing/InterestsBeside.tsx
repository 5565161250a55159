import { Link } from 'react-router';
import { personInWords } from '../deliberation/in-words.js';
import { useStatement } from '../statements/StatementScope.js';
import type { FairDealing } from './useFairDealing.js';

/** Interests that touch a section, for everybody who writes it (R31). */
export function InterestsBeside({ fair, sectionId }: { fair: FairDealing; sectionId: string }) {
  const { statement } = useStatement();
  const beside = fair.declarations.filter(({ hasInterests, sectionIds }) => {
    return hasInterests && (sectionIds.length === 0 || sectionIds.includes(sectionId));
  });
  return (
    <section aria-labelledby="interests">
      <h2 className="govuk-heading-s" id="interests">
        Interests in this section
      </h2>
      {beside.length === 0 ? <p className="govuk-body">Nobody has declared an interest here.</p> : null}
      <ul className="govuk-list">
        {beside.map(({ id, by, text, effect }) => (
          <li key={id}>
            <strong>{by.isMe ? 'You' : personInWords(by)}</strong>: {text}
            {effect === 'stand-aside' ? ' Stands aside here.' : ''}
          </li>
        ))}
      </ul>
      <p className="govuk-body">
        <Link className="govuk-link" to={`/workspace/${statement.id}/interests`}>
          Your interests
        </Link>
      </p>
    </section>
  );
}
