import { dateInWords } from '#reading';
import { Link } from 'react-router';
import type { WhoWroteQuery } from '../generated/graphql.js';
import { useStatement } from '../statements/StatementScope.js';
import { countedWords, withGroup } from './carried-in-words.js';

type Restored = WhoWroteQuery['whoWrote']['restored'][number];

/** Words that were taken out and that their group put back, or suggested again; nothing where there are none. */
export function RestoredWords({ restored }: { restored: readonly Restored[] }) {
  const { statement } = useStatement();
  if (restored.length === 0) return null;
  return (
    <section aria-labelledby="restored">
      <h3 className="govuk-heading-s" id="restored">
        Put back
      </h3>
      <ul className="govuk-list govuk-list--bullet">
        {restored.map((one) => (
          <li key={one.id}>
            {inWords(one)}
            {one.reason === null ? null : <span className="cp-because"> Taken out because: {one.reason}</span>}{' '}
            {one.proposalId === null ? null : (
              <Link className="govuk-link" to={`/workspace/${statement.id}/suggestions/${one.proposalId}`}>
                Read the suggestion
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** "14 words of Carer 1 (Carers), removed by Tom Fielding (Providers): put back by Carer 2 (Carers), 3 March 2027." */
function inWords({ words, shownAs, constituency, proposalId, at, ...people }: Restored): string {
  const whose = withGroup(shownAs, constituency);
  const removedBy = withGroup(people.removedBy, people.removedByConstituency);
  const askedBy = withGroup(people.askedBy, people.askedByConstituency);
  const what = proposalId === null ? 'put back' : 'suggested again';
  return `${countedWords(words)} of ${whose}, removed by ${removedBy}: ${what} by ${askedBy}, ${dateInWords(String(at))}.`;
}
