import type { SectionAttribution } from './attribute-section.js';
import type { ContributorKey } from './logged-row.js';

/** Words that members of one group wrote. */
export interface GroupWords {
  readonly group: string;
  readonly words: number;
}

/** Adds the words of a section up by group, most words first; a group that wrote none is not there. */
export function wordsByGroup(
  attribution: Pick<SectionAttribution, 'words'>,
  groupOf: (by: ContributorKey) => string,
): GroupWords[] {
  const totals = new Map<string, number>();
  for (const { by, words } of attribution.words) {
    const group = groupOf(by);
    totals.set(group, (totals.get(group) ?? 0) + words);
  }
  return [...totals]
    .map(([group, words]) => ({ group, words }))
    .sort((a, b) => b.words - a.words || (a.group < b.group ? -1 : 1));
}
