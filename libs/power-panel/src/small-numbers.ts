import type { Constituency } from '#concordat';

/** Fewest contributors of whom a share of the text is ever said (R26). */
export const FEWEST_FOR_SHARE = 3;

/** Fewest people whose number is said where it is counted who took part (docs/rules.md, 7). */
export const FEWEST_TO_SAY = 5;

/** A number of people who took part, as it is shown: never one below the fewest that may be said. */
export function peopleInWords(count: number): string {
  if (count === 0) return 'none';
  return count < FEWEST_TO_SAY ? `fewer than ${FEWEST_TO_SAY}` : count.toLocaleString('en-GB');
}

/**
 * The sum of some numbers of people; kept back where one of them is hidden: taking those that are shown away from it would tell
 * of hidden ones together what nobody says of each.
 */
export function totalInWords(counts: readonly number[]): string {
  const hidden = counts.filter((count) => count > 0 && count < FEWEST_TO_SAY);
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (hidden.length === 0) return peopleInWords(total);
  const rest = total - hidden.reduce((sum, count) => sum + count, 0);
  // No more than everybody can work out: each hidden number is below the fewest that may be said.
  const atMost = hidden.length * (FEWEST_TO_SAY - 1);
  return rest === 0 ? `fewer than ${atMost + 1}` : `more than ${rest.toLocaleString('en-GB')}`;
}

/** Words of a group, and how many people of it wrote them. */
export interface GroupWords {
  readonly constituency: Constituency;
  readonly people: number;
  readonly words: number;
}

/** Words as they may be shown: groups by themselves, and smaller ones together. */
export interface MergedWords {
  /** Each with enough contributors; most words first. */
  readonly shown: readonly GroupWords[];
  /** The groups that are put together; empty when none has to be. */
  readonly together: readonly GroupWords[];
}

/**
 * Puts groups with fewer than three contributors together, so that no share tells what one or two people wrote (R26).
 * Where even together they are fewer than three, the next smallest group joins them: else their share would be what the
 * others leave. Null where fewer than three people wrote at all.
 */
export function mergeSmall(groups: readonly GroupWords[]): MergedWords | null {
  const wrote = groups.filter(({ people }) => people > 0);
  if (peopleOf(wrote) < FEWEST_FOR_SHARE) return null;
  const together = wrote.filter(({ people }) => people < FEWEST_FOR_SHARE);
  const shown = wrote
    .filter(({ people }) => people >= FEWEST_FOR_SHARE)
    .sort((a, b) => b.words - a.words || (a.constituency < b.constituency ? -1 : 1));
  while (together.length > 0 && peopleOf(together) < FEWEST_FOR_SHARE && shown.length > 0) {
    const smallest = shown.reduce((least, one) => (one.people < least.people ? one : least));
    shown.splice(shown.indexOf(smallest), 1);
    together.push(smallest);
  }
  return { shown, together };
}

/** Whole per cent of a total; 0 of nothing. */
export function percentOf(part: number, total: number): number {
  return total === 0 ? 0 : Math.round((part / total) * 100);
}

/** The middle of some numbers; between the two in the middle of an even number of them. Null of none. */
export function median(numbers: readonly number[]): number | null {
  const sorted = [...numbers].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

function peopleOf(groups: readonly GroupWords[]): number {
  return groups.reduce((sum, { people }) => sum + people, 0);
}
