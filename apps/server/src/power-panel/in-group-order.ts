import { GROUPS, type Constituency } from '#concordat';

/** As groups are always shown; unknown ones and none last. */
export function inGroupOrder<One extends { readonly constituency: Constituency }>(some: readonly One[]): One[] {
  const placeOf = (code: Constituency): number => {
    const place = GROUPS.findIndex((group) => group.code === code);
    return place === -1 ? GROUPS.length : place;
  };
  return [...some].sort((a, b) => placeOf(a.constituency) - placeOf(b.constituency));
}
