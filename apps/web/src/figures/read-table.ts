import Papa from 'papaparse';

/** A table as it was typed or pasted. */
export interface ReadTable {
  /** The first line. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/**
 * Reads a table of which the first line is headings, with tabs (as a spreadsheet gives it) or else commas between values. A
 * value that holds a comma, a quote or a line break stands in double quotes (RFC 4180). Lines without a value are left out,
 * and spaces around values. Nothing is guessed: a line with more or fewer values keeps them.
 */
export function readTable(text: string): ReadTable {
  const plain = text.replace(/^\uFEFF/, '').replace(/^\s*\n/, '');
  const delimiter = plain.split('\n', 1)[0]?.includes('\t') ? '\t' : ',';
  const { data } = Papa.parse<string[]>(plain, { delimiter, skipEmptyLines: 'greedy' });
  const [columns = [], ...rows] = data.map((row) => row.map((cell) => cell.trim()));
  return { columns, rows };
}
