import { isBringingOpen, type DocumentState } from '#concordat';
import { counted, DatasetSource, DatasetTable } from '#reading';
import { Link } from 'react-router';
import { dayInWords } from '../deliberation/in-words.js';
import { BackToStatement } from '../statements/BackToStatement.js';
import { useStatement, type BroughtTable } from '../statements/StatementScope.js';
import { PageHeading } from '../ui/PageHeading.js';
import { BringForm } from './BringForm.js';

/** Tables of figures that sections can show, where each comes from, and for who looks after figures: bringing one (R39). */
export function FiguresPage() {
  const { statement, datasets } = useStatement();
  return (
    <>
      <BackToStatement />
      <PageHeading of={statement.title}>Figures</PageHeading>
      <p className="govuk-body">
        Every figure says where it comes from, for what time and which place. Whoever writes in a section can put a
        table in with “Insert a table”. A table never changes: other figures are another table.
      </p>
      <h2 className="govuk-heading-m">{datasets.length === 0 ? 'Tables' : `Tables (${datasets.length})`}</h2>
      {datasets.length === 0 ? <p className="govuk-body">Nobody has brought a table yet.</p> : null}
      {inOrder(datasets).map((dataset) => (
        <OneTable key={dataset.id} dataset={dataset} />
      ))}
      <Bringing />
    </>
  );
}

/** T2 before T10. */
function inOrder(datasets: readonly BroughtTable[]): BroughtTable[] {
  return [...datasets].sort((a, b) => a.id.localeCompare(b.id, 'en-GB', { numeric: true }));
}

function OneTable({ dataset }: { dataset: BroughtTable }) {
  const { id, title, headline, textAlternative, rows } = dataset;
  return (
    <section className="govuk-inset-text" aria-labelledby={`figures-${id}`}>
      <h3 className="govuk-heading-s" id={`figures-${id}`}>{`${id}: ${title}`}</h3>
      <p className="govuk-body">{headline}</p>
      <DatasetSource dataset={dataset} />
      <p className="govuk-body">{broughtInWords(dataset)}</p>
      <details className="govuk-details">
        <summary className="govuk-details__summary">
          <span className="govuk-details__summary-text">
            Show the numbers ({counted(rows.length, 'row')})<span className="govuk-visually-hidden">: {title}</span>
          </span>
        </summary>
        <div className="govuk-details__text">
          <p className="govuk-body">
            <strong>In words:</strong> {textAlternative}
          </p>
          <DatasetTable dataset={dataset} id={`figures-${id}-table`} caption={title} />
        </div>
      </details>
    </section>
  );
}

function broughtInWords({ broughtBy, broughtAt, smallCountsAcknowledged }: BroughtTable): string {
  const by = broughtBy ? `Brought by ${broughtBy}` : 'Brought';
  const when = broughtAt ? ` on ${dayInWords(broughtAt)}` : '';
  const small = smallCountsAcknowledged
    ? ' It has numbers from 1 to 7. Whoever brought it says that they can tell of nobody, or are not counts of people.'
    : '';
  return broughtBy || broughtAt ? `${by}${when}.${small}` : small.trim();
}

function Bringing() {
  const { statement, me } = useStatement();
  const isOpen = isBringingOpen(statement.state as DocumentState);
  if (!isOpen) return <p className="govuk-body">No tables can be brought at this stage.</p>;
  if (me?.roles.includes('data-owner')) return <BringForm />;
  return (
    <p className="govuk-body">
      Somebody who looks after figures brings tables.{' '}
      <Link className="govuk-link" to={`/workspace/${statement.id}/people`}>
        See who does, or invite someone
      </Link>
      .
    </p>
  );
}
