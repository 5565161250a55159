/** A measured number with what it has to keep to; without a limit it is only told. */
export interface Figure {
  readonly scenario: string;
  readonly measure: string;
  readonly value: number;
  readonly unit: string;
  /** Highest value that passes; null where the figure is for information. */
  readonly atMost: number | null;
}

/** The value below which this share of the numbers lies; NaN when there are none. Sorts a copy. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? NaN;
}

/** Rise of y for each unit of x by least squares; 0 with fewer than two points. */
export function slope(points: readonly (readonly [x: number, y: number])[]): number {
  if (points.length < 2) return 0;
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / points.length;
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / points.length;
  const above = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  const below = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  return below === 0 ? 0 : above / below;
}

/** Whether a figure keeps to its limit. */
export function passes({ value, atMost }: Figure): boolean {
  return atMost === null || value <= atMost;
}

/** Figures as lines for a person. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.scenario,
    figure.measure,
    `${round(figure.value)} ${figure.unit}`,
    figure.atMost === null ? '' : `<= ${figure.atMost}`,
    figure.atMost === null ? '' : passes(figure) ? 'pass' : 'FAIL',
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** The three usual percentiles of latencies. */
export function latencies(
  scenario: string,
  what: string,
  ms: readonly number[],
  limits: readonly [number, number],
): Figure[] {
  const [p95, p99] = limits;
  const at = (measure: string, share: number, atMost: number | null): Figure => ({
    ...{ scenario, measure: `${what} ${measure}`, value: percentile(ms, share), unit: 'ms', atMost },
  });
  const count = { scenario, measure: `${what} count`, value: ms.length, unit: '', atMost: null };
  return [count, at('p50', 0.5, null), at('p95', 0.95, p95), at('p99', 0.99, p99)];
}

function round(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 100) / 100;
}
