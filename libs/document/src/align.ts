/**
 * Pairs two lists in order, so that the likeness of all pairs together is greatest: indexes into the first and the
 * second, both rising. What is alike in nothing (0) is never paired.
 */
export function align<Item>(
  one: readonly Item[],
  other: readonly Item[],
  likeness: (a: Item, b: Item) => number,
): [number, number][] {
  const scores = one.map((a) => other.map((b) => likeness(a, b)));
  const best = bestFrom(scores, one.length, other.length);
  const value = (i: number, j: number) => best[i]?.[j] ?? 0;
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < one.length && j < other.length;) {
    const score = scores[i]?.[j] ?? 0;
    if (score > 0 && value(i, j) === score + value(i + 1, j + 1)) pairs.push([i++, j++]);
    else if (value(i, j) === value(i + 1, j)) i += 1;
    else j += 1;
  }
  return pairs;
}

/** Cell (i, j): the most that the lists from i and from j on can come to. */
function bestFrom(scores: readonly (readonly number[])[], rows: number, columns: number): number[][] {
  const best = Array.from({ length: rows + 1 }, () => new Array<number>(columns + 1).fill(0));
  const value = (i: number, j: number) => best[i]?.[j] ?? 0;
  for (let i = rows - 1; i >= 0; i -= 1) {
    for (let j = columns - 1; j >= 0; j -= 1) {
      const score = scores[i]?.[j] ?? 0;
      const paired = score > 0 ? score + value(i + 1, j + 1) : 0;
      const row = best[i];
      if (row) row[j] = Math.max(paired, value(i + 1, j), value(i, j + 1));
    }
  }
  return best;
}
