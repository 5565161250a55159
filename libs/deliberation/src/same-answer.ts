/** An answer that more people than this got in one section is said to be the same (R14). */
const SAME_FROM = 4;

/** How many got an answer in these words, itself among them, where that has to be said; null where it has not (R14). */
export type SameAnswers = (reason: string) => number | null;

/** Counts the answers of a section once, for all that are shown. */
export function sameAnswers(reasonsInSection: readonly string[]): SameAnswers {
  const counts = new Map<string, number>();
  for (const reason of reasonsInSection) counts.set(plain(reason), (counts.get(plain(reason)) ?? 0) + 1);
  return (reason) => {
    const count = counts.get(plain(reason)) ?? 0;
    return count >= SAME_FROM ? count : null;
  };
}

/** A full stop or a capital more makes no other answer. */
function plain(reason: string): string {
  return reason
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
