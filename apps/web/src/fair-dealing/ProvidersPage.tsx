import { useQuery } from 'urql';
import { dayInWords } from '../deliberation/in-words.js';
import { graphql } from '../generated/gql.js';
import { BackToStatement } from '../statements/BackToStatement.js';
import { useStatement } from '../statements/StatementScope.js';
import { Loadable } from '../ui/Loadable.js';
import { NotFoundPage } from '../ui/NotFoundPage.js';
import { PageHeading } from '../ui/PageHeading.js';

const SEEN = graphql(`
  query ProvidersCouldSee($statementId: ID!) {
    providersCouldSee(statementId: $statementId) {
      kind
      title
      since
      count
    }
  }
`);

const LOG = graphql(`
  query ProviderAccessLog($statementId: ID!) {
    providerAccessLog(statementId: $statementId) {
      csv
      rows {
        section
      }
    }
  }
`);

/** What providers who take part could see and from when, so that others can be given the same (R33). */
export function ProvidersPage() {
  const { statement, me } = useStatement();
  const [{ data, error }, ask] = useQuery({
    query: SEEN,
    variables: { statementId: statement.id },
    requestPolicy: 'cache-and-network',
  });
  if (!me) return <NotFoundPage />;
  const keepsFile = me.roles.some((role) => role === 'co-chair' || role === 'facilitator');
  return (
    <>
      <BackToStatement />
      <PageHeading of={statement.title}>What providers could see</PageHeading>
      <p className="govuk-body">
        Providers who write here must know nothing that others cannot know before a contract is offered. This is all
        that they could see, and from what day. Once the statement is published, everybody can read such a list beside
        it, without words or names that are not published.
      </p>
      <Loadable data={data} error={error} again={() => ask({ requestPolicy: 'network-only' })}>
        {({ providersCouldSee }) => <Seen seen={providersCouldSee} />}
      </Loadable>
      {keepsFile ? <AccessLog /> : null}
    </>
  );
}

const KINDS: Readonly<Record<string, string>> = {
  section: 'Section',
  suggestion: 'Suggestion for',
  comment: 'Comment from the public on',
  dataset: 'Table of figures',
  limit: 'What is fixed',
  position: 'Where a group started from',
  interest: 'Interest declared about',
};

function Seen({ seen }: { seen: readonly { kind: string; title: string; since: string; count: number }[] }) {
  if (seen.length === 0) return <p className="govuk-body">No provider takes part, or there is nothing to see yet.</p>;
  return (
    <table className="govuk-table">
      <caption className="govuk-table__caption govuk-table__caption--m">What, and since when</caption>
      <thead className="govuk-table__head">
        <tr className="govuk-table__row">
          <th scope="col" className="govuk-table__header">
            What
          </th>
          <th scope="col" className="govuk-table__header">
            Since
          </th>
        </tr>
      </thead>
      <tbody className="govuk-table__body">
        {seen.map(({ kind, title, since, count }, index) => (
          <tr className="govuk-table__row" key={index}>
            <td className="govuk-table__cell">
              {KINDS[kind] ?? kind}: {title}
              {count > 1 ? ` (${count} of them)` : null}
            </td>
            <td className="govuk-table__cell">{dayInWords(since)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function AccessLog() {
  const { statement } = useStatement();
  const [{ data, error }, ask] = useQuery({
    query: LOG,
    variables: { statementId: statement.id },
    requestPolicy: 'cache-and-network',
  });
  return (
    <section aria-labelledby="log">
      <h2 className="govuk-heading-m" id="log">
        Which sections providers opened
      </h2>
      <p className="govuk-body">
        For the file of a contract that uses this statement. It has a line for each provider, section and day, without
        names.
      </p>
      <Loadable data={data} error={error} again={() => ask({ requestPolicy: 'network-only' })}>
        {({ providerAccessLog: { csv, rows } }) => (
          <p className="govuk-body">
            <a
              className="govuk-link"
              download={`${statement.slug}-providers.csv`}
              href={`data:text/csv;charset=utf-8,${encodeURIComponent(csv)}`}
            >
              Download the list as CSV ({rows.length === 1 ? '1 line' : `${rows.length} lines`})
            </a>
          </p>
        )}
      </Loadable>
    </section>
  );
}
