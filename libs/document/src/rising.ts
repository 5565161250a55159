/** Something that has a place in an older order, and a weight: how much would be lost by not keeping it where it is. */
export interface Placed {
  readonly place: number;
  readonly weight: number;
}

/**
 * Which of these can stay where they are when the others go: indexes, ascending, of the heaviest choice whose places
 * rise. Of one whose places rise already, all.
 */
export function heaviestRising(items: readonly Placed[]): number[] {
  const best: { weight: number; before: number }[] = [];
  let last = -1;
  items.forEach((item, index) => {
    const before = heaviestBelow(items, best, item.place);
    best.push({ weight: item.weight + (best[before]?.weight ?? 0), before });
    if ((best[index]?.weight ?? 0) > (best[last]?.weight ?? 0)) last = index;
  });
  const chosen: number[] = [];
  for (let index = last; index !== -1; index = best[index]?.before ?? -1) chosen.push(index);
  return chosen.reverse();
}

function heaviestBelow(items: readonly Placed[], best: readonly { weight: number }[], place: number): number {
  let heaviest = -1;
  best.forEach(({ weight }, index) => {
    if ((items[index]?.place ?? Infinity) < place && weight > (best[heaviest]?.weight ?? 0)) heaviest = index;
  });
  return heaviest;
}
