import { counted } from '#reading';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '../generated/gql.js';
import type { RemovalCountsQuery } from '../generated/graphql.js';
import { useStatement } from '../statements/StatementScope.js';

const COUNTS = graphql(`
  query RemovalCounts($statementId: ID!) {
    removalCounts(statementId: $statementId) {
      sectionId
      removals
      waiting
      waitingForMe
    }
  }
`);

type Count = RemovalCountsQuery['removalCounts'][number];

/** On the overview: where many words of another group were taken out, what waits for a reason, and the way there (R8). */
export function RemovalCounts() {
  const { statement } = useStatement();
  const isWritten = statement.sections.some(({ state }) => state !== 'EMPTY');
  const [{ data }] = useQuery({ query: COUNTS, variables: { statementId: statement.id }, pause: !isWritten });
  const counts = data?.removalCounts ?? [];
  if (counts.length === 0) return null;
  return (
    <section aria-labelledby="taken-out">
      <h2 className="govuk-heading-m" id="taken-out">
        Words taken out
      </h2>
      <p className="govuk-body">
        More than 12 words of another group were taken out {times(sum(counts, 'removals'))}. {waitingInWords(counts)}
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {statement.sections.flatMap(({ id, key, title }) => {
          const count = counts.find(({ sectionId }) => sectionId === id);
          return count ? (
            <li key={id}>
              <Link className="govuk-link" to={`sections/${key}#who`}>
                {title}
              </Link>
              : {inWords(count)}
            </li>
          ) : (
            []
          );
        })}
      </ul>
    </section>
  );
}

function sum(counts: readonly Count[], what: 'removals' | 'waiting' | 'waitingForMe'): number {
  return counts.reduce((all, count) => all + count[what], 0);
}

function times(count: number): string {
  return count === 1 ? 'once' : counted(count, 'time');
}

/** "2 reasons are missing, 1 of them from you." */
function waitingInWords(counts: readonly Count[]): string {
  const [waiting, mine] = [sum(counts, 'waiting'), sum(counts, 'waitingForMe')];
  if (waiting === 0) return sum(counts, 'removals') === 1 ? 'The reason is there.' : 'Each has a reason.';
  const missing = waiting === 1 ? '1 reason is missing' : `${waiting} reasons are missing`;
  if (mine === 0) return `${missing}.`;
  return mine === waiting ? `${missing}, from you.` : `${missing}, ${mine} of them from you.`;
}

/** "3 times, 1 without a reason". */
function inWords({ removals, waiting }: Count): string {
  if (removals === 1) return waiting === 0 ? 'once, with a reason' : 'once, without a reason';
  return `${times(removals)}, ${waiting === 0 ? 'each with a reason' : `${waiting} without a reason`}`;
}
