import type { BundleDataset } from '#publication';
import { numberIn, numericColumns, readableCell } from './cells.js';

/** One row of a part: what it is, its value in words, and how long its bar is. */
export interface Bar {
  readonly label: string;
  readonly value: string;
  /** From 0 to 100, of the longest bar. */
  readonly percent: number;
}

/** One column of figures drawn as bars, one a row. */
export interface ChartPart {
  readonly title: string;
  readonly bars: readonly Bar[];
}

/** A chart: one part for each column that it shows, at most four. */
export interface Chart {
  readonly parts: readonly ChartPart[];
  /** Whether bars of different parts can be compared. */
  readonly oneScale: boolean;
}

/**
 * What a figure draws. `chart` names columns, as in `bars:Empty beds` or `bars:2025/26|2026/27`; without names it is the
 * first column of figures. Null where nothing can be drawn truthfully (no numbers, or some below nought): the table stays.
 */
export function chartOf({ columns, rows }: Pick<BundleDataset, 'columns' | 'rows'>, chart: string): Chart | null {
  const shown = withoutSums(rows);
  const numeric = numericColumns(columns, shown);
  const drawable = columns.map((_, index) => index).filter((index) => index > 0 && numeric[index]);
  const places = asked(columns, chart) ?? drawable.slice(0, 1);
  const usable = places.filter((index) => drawable.includes(index) && !hasNegative(shown, index));
  if (shown.length === 0 || usable.length === 0) return null;
  const series = usable.slice(0, MOST_PARTS);
  const longest = series.map((index) => Math.max(...valuesOf(shown, index)));
  const oneScale = Math.max(...longest) <= SAME_SCALE * Math.min(...longest);
  const scales = oneScale ? longest.map(() => Math.max(...longest)) : longest;
  const parts = series.map((index, place) => ({
    title: columns[index] ?? '',
    bars: shown.flatMap((row) => bar(row, index, scales[place] ?? 0, (columns[index] ?? '').endsWith('(%)'))),
  }));
  return { parts, oneScale };
}

/** More kinds in one chart than this and people lose track. */
const MOST_PARTS = 4;
/** Parts whose longest bars differ by more than this would make one of them unreadable on the scale of the other. */
const SAME_SCALE = 5;
/** Rows that call themselves the sum of the others, and so would dwarf them. */
const SUMS = /^(total|all|overall)\b/i;
/** With fewer rows, a last one that equals the sum of the others may do so by chance. */
const FEWEST_TO_ADD_UP = 4;

function withoutSums(rows: BundleDataset['rows']): BundleDataset['rows'] {
  const named = rows.filter(([first = '']) => !SUMS.test(first));
  return named.length >= FEWEST_TO_ADD_UP && addsUp(named) ? named.slice(0, -1) : named;
}

/** Whether the last row is the sum of those before it in some column: "Northmoor" under its areas. */
function addsUp(rows: BundleDataset['rows']): boolean {
  const last = rows.at(-1) ?? [];
  return last.some((cell, index) => {
    const sum = valuesOf(rows.slice(0, -1), index).reduce((total, value) => total + value, 0);
    return sum > 0 && Math.abs(sum - (numberIn(cell) ?? 0)) < ROUNDING * sum;
  });
}

const ROUNDING = 0.001;

function asked(columns: readonly string[], chart: string): number[] | null {
  const names = /^[\w-]*:(.+)$/.exec(chart)?.[1]?.split('|');
  const places = names?.map((name) => columns.indexOf(name.trim())).filter((index) => index >= 0);
  return places && places.length > 0 ? places : null;
}

function bar(row: readonly string[], index: number, longest: number, percent: boolean): Bar[] {
  const cell = row[index] ?? '';
  const value = numberIn(cell);
  if (value === null) return [{ label: row[0] ?? '', value: 'not known', percent: 0 }];
  const length = longest > 0 ? Math.round((value / longest) * 1000) / 10 : 0;
  return [{ label: row[0] ?? '', value: `${readableCell(cell)}${percent ? '%' : ''}`, percent: length }];
}

function valuesOf(rows: readonly (readonly string[])[], index: number): number[] {
  return rows.map((row) => numberIn(row[index] ?? '') ?? 0);
}

function hasNegative(rows: readonly (readonly string[])[], index: number): boolean {
  return valuesOf(rows, index).some((value) => value < 0);
}
