/** An answer that more people than this got in one section is said to be the same (R14). */
const SAME_FROM = 4;

/** How many got an answer in these words, itself among them, where that has to be said; null where it has not (R14). */
export type SameAnswers = (reason: string) => number | null;

/** Counts those who got the answers of a section once, for all that are shown; one person counts once, however often they asked. */
export function sameAnswers(inSection: readonly { readonly reason: string; readonly asker: string }[]): SameAnswers {
  const askers = new Map<string, Set<string>>();
  for (const { reason, asker } of inSection) {
    const words = plain(reason);
    askers.set(words, (askers.get(words) ?? new Set<string>()).add(asker));
  }
  return (reason) => {
    const count = askers.get(plain(reason))?.size ?? 0;
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
