import type { Bundle, BundleInterest } from '#publication';

/** A declared interest as it may be shown today. */
export interface InterestToRead {
  readonly interest: BundleInterest;
  /** What the interest is; null where the file does not show it. */
  readonly words: string | null;
  /** Why its words were removed, and when (ISO date); null where they were not (R28). */
  readonly removed: { readonly reason: string; readonly date: string } | null;
}

/** Interests in one section: those that stand, and those that were changed or taken back. */
export interface InterestsInSection {
  readonly standing: readonly InterestToRead[];
  readonly former: readonly InterestToRead[];
}

/** Tells of each section, by its key, which interests touch it, oldest first; null where a file holds none (formats 1 and 2). */
export function interestsBySection({ interests, openings }: Bundle): ((key: string) => InterestsInSection) | null {
  if (interests === undefined) return null;
  const shown = interests
    .filter(({ some }) => some)
    .map((interest) => {
      const isOf = ({ seq, name }: { seq: number; name: string }) => seq === interest.entry && name === 'text';
      const words = openings.record.find(isOf)?.content;
      const removed = openings.removed?.find(isOf) ?? null;
      return { interest, words: typeof words === 'string' ? words : null, removed };
    });
  return (key) => {
    const here = shown.filter(({ interest: { sections } }) => sections.length === 0 || sections.includes(key));
    return {
      standing: here.filter(({ interest }) => interest.until === null),
      former: here.filter(({ interest }) => interest.until !== null),
    };
  };
}
