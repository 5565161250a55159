import type { ReactNode } from 'react';
import type { PowerPanelViewProps } from './power-panel-view.js';
import { PlainTable } from './plain-table.js';

const VERDICT = 'own-verdict';

/** The panel as a short report, to read or to print: aim, methods, results, discussion, and what each group says itself. */
export function PanelReport({ title, measures, beside }: PowerPanelViewProps & { readonly title: string }) {
  const verdict = measures.find(({ key }) => key === VERDICT);
  return (
    <>
      <Part id="aim" heading="Aim">
        <p className="govuk-body">
          Several groups wrote “{title}” together and meant to do so as equals. This report says what can be shown about
          it.
        </p>
      </Part>
      <Part id="methods" heading="Methods">
        <p className="govuk-body">
          We looked at it in {measures.length} ways. Most numbers are counted from the record of the work; some words
          are what groups say themselves.
        </p>
        <ul className="govuk-list govuk-list--bullet">
          {measures.map(({ key, title: of, meaning }) => (
            <li key={key}>
              <strong>{of}.</strong> {meaning}
            </li>
          ))}
        </ul>
      </Part>
      <Part id="results" heading="Results">
        {measures.filter(({ key }) => key !== VERDICT).map(resultsOf)}
      </Part>
      <Part id="discussion" heading="Discussion">
        <ul className="govuk-list govuk-list--bullet">
          {beside.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        {measures.map(({ key, title: of, limits }) => (
          <p className="govuk-body" key={key}>
            <strong>{of}.</strong> {limits.join(' ')}
          </p>
        ))}
      </Part>
      <Part id="reflections" heading="Reflections">
        {verdict?.tables.map((table) => (
          <Verdicts key={table.caption} rows={table.rows} empty={table.empty} />
        ))}
      </Part>
    </>
  );
}

function Part({ id, heading, children }: { id: string; heading: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id}>
      <h2 className="govuk-heading-l" id={id}>
        {heading}
      </h2>
      {children}
    </section>
  );
}

/** A measure that has no table says itself why. */
function resultsOf({ key, title, limits, tables }: PowerPanelViewProps['measures'][number]) {
  return (
    <section aria-labelledby={key} key={key}>
      <h3 className="govuk-heading-m" id={key}>
        {title}
      </h3>
      {tables.length === 0 ? <p className="govuk-body">{limits.join(' ')}</p> : null}
      {tables.map((table, index) => (
        <PlainTable key={table.caption} id={`${key}-${index + 1}`} {...table} />
      ))}
    </section>
  );
}

/** What each group says itself: its rung, and its paragraph. */
function Verdicts({ rows, empty }: { rows: readonly (readonly string[])[]; empty: string }) {
  if (rows.length === 0) return <p className="govuk-body">{empty}</p>;
  return rows.map(([group = '', rung, why]) => (
    <div key={group}>
      <h3 className="govuk-heading-m">{group}</h3>
      <p className="govuk-body">
        <strong>{rung}.</strong> {why === rung ? null : why}
      </p>
    </div>
  ));
}
