/** Index of the last number that is at most `wanted`, in numbers that go up; -1 when there is none. */
export function lastAtOrBefore(numbers: readonly number[], wanted: number): number {
  return firstWhere(numbers.length, (index) => (numbers[index] ?? 0) > wanted) - 1;
}

/** The first index for which something holds, where it holds for all after it too; the length when it never does. */
export function firstWhere(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
