/** Counts times in steps of a twentieth of a millisecond, up to ten seconds. */
export class Latencies {
  private readonly counts = new Uint32Array(STEPS + 1);
  private total = 0;

  add(ms: number): void {
    const step = Math.min(STEPS, Math.max(0, Math.floor(ms * STEPS_PER_MS)));
    this.counts[step] = (this.counts[step] ?? 0) + 1;
    this.total += 1;
  }

  get count(): number {
    return this.total;
  }

  /** The time below which this share of them lies; NaN when there were none. */
  percentile(share: number): number {
    let left = Math.ceil(this.total * share);
    if (left === 0) return NaN;
    for (let step = 0; step <= STEPS; step += 1) {
      left -= this.counts[step] ?? 0;
      if (left <= 0) return (step + 1) / STEPS_PER_MS;
    }
    return NaN;
  }
}

const STEPS_PER_MS = 20;
const STEPS = 10_000 * STEPS_PER_MS;

/** The middle one; of an even number the mean of the middle two. NaN when there are none. */
export function median(values: readonly number[]): number {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = NaN, high = NaN] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
}
