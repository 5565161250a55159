import type { ContributorKey } from './logged-row.js';

/** Whose most of some characters are; of equals, whose come first. A Map keeps the order in which its keys came. */
export function mostOf(authors: readonly ContributorKey[]): ContributorKey {
  const counts = new Map<ContributorKey, number>();
  for (const by of authors) counts.set(by, (counts.get(by) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return [...counts].find(([, count]) => count === most)?.[0] ?? '';
}
