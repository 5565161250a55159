/**
 * Gives every block an id of its own, in reading order: the first holder of an id keeps it, a later one becomes
 * `id-2`, `id-3` and so on, and one without becomes `block-` and its place. The same list in gives the same list out.
 */
export function uniqueIds(ids: readonly (string | undefined)[]): string[] {
  const given = new Set(ids);
  const used = new Set<string>();
  return ids.map((id, index) => {
    const wanted = id ?? `block-${index + 1}`;
    const isFree = (name: string) => !used.has(name) && (name === id || !given.has(name));
    let name = wanted;
    for (let copy = 2; !isFree(name); copy += 1) name = `${wanted}-${copy}`;
    used.add(name);
    return name;
  });
}
