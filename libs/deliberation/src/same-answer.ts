/** An answer that more people than this got in one section is said to be the same (R14). */
const SAME_FROM = 4;

/** How many got an answer in these words, itself among them, where that has to be said; null where it has not (R14). */
export function sameAnswerTo(reason: string, reasonsInSection: readonly string[]): number | null {
  const words = plain(reason);
  const count = reasonsInSection.filter((other) => plain(other) === words).length;
  return count >= SAME_FROM ? count : null;
}

/** A full stop or a capital more makes no other answer. */
function plain(reason: string): string {
  return reason
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
