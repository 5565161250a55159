import type { Measure } from '#power-panel';
import { PlainTable } from './plain-table.js';

/** What the panel shows; measures come from anywhere, so their keys are texts. */
export interface PowerPanelViewProps {
  readonly measures: readonly (Omit<Measure, 'key'> & { readonly key: string })[];
  readonly beside: readonly string[];
}

/** The power panel: what to keep in mind, a list of the measures, and each with its meaning, its limits and its tables. */
export function PowerPanelView({ measures, beside }: PowerPanelViewProps) {
  return (
    <>
      <div className="govuk-inset-text">
        <ul className="govuk-list govuk-list--bullet">
          {beside.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </div>
      <nav aria-labelledby="measures">
        <h2 className="govuk-heading-m" id="measures">
          {measures.length} ways to look at it
        </h2>
        <ol className="govuk-list govuk-list--number">
          {measures.map(({ key, title }) => (
            <li key={key}>
              <a className="govuk-link" href={`#${key}`}>
                {title}
              </a>
            </li>
          ))}
        </ol>
      </nav>
      {measures.map((measure, index) => (
        <MeasureView key={measure.key} measure={measure} number={index + 1} />
      ))}
    </>
  );
}

function MeasureView({ measure, number }: { measure: PowerPanelViewProps['measures'][number]; number: number }) {
  const { key, title, meaning, limits, tables } = measure;
  return (
    <section aria-labelledby={key}>
      <h2 className="govuk-heading-l" id={key}>
        {number}. {title}
      </h2>
      <p className="govuk-body">{meaning}</p>
      {tables.map((table, index) => (
        <PlainTable key={table.caption} id={`${key}-${index + 1}`} {...table} />
      ))}
      <h3 className="govuk-heading-s">What this cannot say</h3>
      <ul className="govuk-list govuk-list--bullet">
        {limits.map((limit) => (
          <li key={limit}>{limit}</li>
        ))}
      </ul>
    </section>
  );
}
