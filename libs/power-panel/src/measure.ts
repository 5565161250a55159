import type { PanelFacts } from './facts.js';

/** The eleven measures, in their order. */
export const MEASURE_KEYS = [
  'agenda',
  'movement',
  'accepted-against-first-position',
  'answers',
  'text',
  'decisions',
  'reach',
  'resources',
  'access',
  'own-verdict',
  'promises',
] as const;

/** Key of a measure. */
export type MeasureKey = (typeof MEASURE_KEYS)[number];

/** One measure: what it means, what it cannot say, and what it found. */
export interface Measure {
  readonly key: MeasureKey;
  readonly title: string;
  readonly meaning: string;
  readonly limits: readonly string[];
  readonly tables: readonly MeasureTable[];
}

/** A table of a measure, in words. The first column names the row. */
export interface MeasureTable {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Said in its place where it has no row. */
  readonly empty: string;
}

/** Makes one measure from the facts. */
export type MeasureOf = (facts: PanelFacts) => Measure;

/** Most rows of a table of which nothing else bounds how long it is. */
export const MOST_ROWS = 100;

/** The rows of such a table: the first of them, and in a last row how many more there are. */
export function atMost(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const more = rows.length - MOST_ROWS;
  if (more <= 0) return rows;
  const others = (rows[0] ?? []).slice(1).map(() => '');
  return [...rows.slice(0, MOST_ROWS), [`and ${more.toLocaleString('en-GB')} more`, ...others]];
}
