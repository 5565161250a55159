import { placeOfGroup, type Constituency } from '#concordat';

/** As groups are always shown; unknown ones and none last. */
export function inGroupOrder<One extends { readonly constituency: Constituency }>(some: readonly One[]): One[] {
  return [...some].sort((a, b) => placeOfGroup(a.constituency) - placeOfGroup(b.constituency));
}
