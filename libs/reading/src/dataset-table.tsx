import type { BundleDataset } from '#publication';
import type { ReactNode } from 'react';
import { numericColumns, readableCell, readableColumn, yearColumns } from './cells.js';
import { counted } from './words.js';

interface Props {
  readonly dataset: Pick<BundleDataset, 'columns' | 'rows'>;
  /** Unique on the page. */
  readonly id: string;
  readonly caption: ReactNode;
}

/** A table of figures with its caption and headings. Too wide for a phone, it scrolls by itself, also by keyboard. */
export function DatasetTable({ dataset: { columns, rows }, id, caption }: Props) {
  const numeric = numericColumns(columns, rows);
  const years = yearColumns(columns, rows);
  const look = (index: number, part: 'header' | 'cell'): string =>
    `govuk-table__${part}${numeric[index] && index > 0 ? ` govuk-table__${part}--numeric` : ''}`;
  return (
    <div className="cp-scroll" role="region" aria-labelledby={`${id}-caption`} tabIndex={0}>
      <table className="govuk-table">
        <caption className="govuk-table__caption govuk-table__caption--s" id={`${id}-caption`}>
          <span className="cp-caption">{caption}</span>
        </caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            {columns.map((column, index) => (
              <th key={index} scope="col" className={look(index, 'header')}>
                {readableColumn(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {rows.map((row, at) => (
            <tr key={at} className="govuk-table__row">
              <th scope="row" className="govuk-table__header">
                {readableCell(row[0] ?? '', { inYears: years[0] })}
              </th>
              {row.slice(1).map((cell, place) => (
                <td key={place} className={look(place + 1, 'cell')}>
                  <Cell cell={cell} inYears={years[place + 1] ?? false} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ cell, inYears }: { cell: string; inYears: boolean }) {
  if (cell.trim() !== '') return readableCell(cell, { inYears });
  return (
    <>
      <span aria-hidden="true">–</span>
      <span className="govuk-visually-hidden">no figure</span>
    </>
  );
}

/** Where figures come from, what time and place they are of, and what to keep in mind (R39). */
export function DatasetSource({ dataset, csvHref }: { dataset: BundleDataset; csvHref?: string }) {
  const { source, period, geography, caveat, rows, title } = dataset;
  return (
    <div className="cp-source">
      <p>
        Source: {asSentence(source)} Time: {asSentence(period)} Place: {asSentence(geography)}
      </p>
      {caveat ? <p>Keep in mind: {asSentence(caveat)}</p> : null}
      {csvHref ? (
        <p>
          <a className="govuk-link" href={csvHref}>
            Download these numbers (CSV, {counted(rows.length, 'row')})
            <span className="govuk-visually-hidden">: {title}</span>
          </a>
        </p>
      ) : null}
    </div>
  );
}

function asSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
