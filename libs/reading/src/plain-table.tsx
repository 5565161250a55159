/** What a plain table shows. The first column names the row. */
export interface PlainTableProps {
  readonly id: string;
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Said in its place where it has no row. */
  readonly empty: string;
}

/** A table of words with its caption, which moves sideways by itself where it is too wide. */
export function PlainTable({ id, caption, columns, rows, empty }: PlainTableProps) {
  if (rows.length === 0) {
    return (
      <p className="govuk-body">
        <strong>{caption}:</strong> {empty}
      </p>
    );
  }
  return (
    <div className="cp-scroll" role="region" aria-labelledby={`${id}-caption`} tabIndex={0}>
      <table className="govuk-table">
        <caption className="govuk-table__caption govuk-table__caption--s" id={`${id}-caption`}>
          {caption}
        </caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            {columns.map((column) => (
              <th scope="col" className="govuk-table__header" key={column}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {rows.map((row, index) => (
            <tr className="govuk-table__row" key={`${index} ${row[0]}`}>
              {row.map((cell, column) =>
                column === 0 ? (
                  <th scope="row" className="govuk-table__header" key={columns[column]}>
                    {cell}
                  </th>
                ) : (
                  <td className="govuk-table__cell" key={columns[column]}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
