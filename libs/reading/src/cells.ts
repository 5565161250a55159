import { GROUPS } from '#concordat';

/** A cell as people read it: long numbers in threes, the code of a group as its name. Files keep what was written. */
export function readableCell(cell: string, { inYears = false }: { inYears?: boolean } = {}): string {
  const group = GROUPS.find(({ code }) => code === cell);
  if (group) return group.short;
  return !inYears && /^-?\d{4,}(\.\d+)?$/.test(cell) ? inThrees(cell) : cell;
}

/** A column's title as people read it: our word for what programs call a constituency. */
export function readableColumn(column: string): string {
  return /^constituency$/i.test(column) ? 'Group' : column;
}

/** What a cell counts: 14200 for "14,200", 8.8 for "8.8%"; null for a cell that holds no number. */
export function numberIn(cell: string): number | null {
  const bare = cell
    .trim()
    .replace(/^£/, '')
    .replace(/%$/, '')
    .replace(/,(?=\d{3})/g, '');
  return /^-?\d+(\.\d+)?$/.test(bare) ? Number(bare) : null;
}

/** Which columns hold numbers: every cell that is not empty is one, and there is one at least. */
export function numericColumns(columns: readonly string[], rows: readonly (readonly string[])[]): boolean[] {
  return columns.map((_, index) => {
    const cells = rows.map((row) => row[index] ?? '').filter((cell) => cell.trim() !== '');
    return cells.length > 0 && cells.every((cell) => numberIn(cell) !== null);
  });
}

/** Which columns hold years, which are never written in threes. */
export function yearColumns(columns: readonly string[], rows: readonly (readonly string[])[]): boolean[] {
  return columns.map((_, index) => rows.every((row) => /^((19|20)\d\d)?$/.test(row[index] ?? '')));
}

function inThrees(number: string): string {
  const [whole = '', part] = number.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return part === undefined ? grouped : `${grouped}.${part}`;
}
