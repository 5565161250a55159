import * as Y from 'yjs';

/**
 * Tells whether everything that a transaction has brought so far stands before its right neighbour (P3). To be asked
 * inside the transaction, while no pieces are merged yet. Where it does not, copies may put it in different places:
 * the document must be thrown away. Takes a step for each new piece, and one for what stands between it and its neighbour.
 */
export function standsInOrder({ doc, beforeState }: Y.Transaction): boolean {
  const good = new Set<Y.Item>();
  for (const [client, structs] of doc.store.clients) {
    const before = beforeState.get(client) ?? 0;
    // The last first: those that follow on each other have the same right neighbour, and one walk to it is enough.
    for (let index = structs.length - 1; index >= 0; index -= 1) {
      const struct = structs[index];
      if (!struct || struct.id.clock < before) break;
      if (!(struct instanceof Y.Item)) continue;
      if (!reachesRight(struct, good)) return false;
      good.add(struct);
    }
  }
  return true;
}

function reachesRight(item: Y.Item, good: ReadonlySet<Y.Item>): boolean {
  const { rightOrigin } = item;
  if (!rightOrigin) return true;
  for (let next = item.right; next; next = next.right) {
    if (Y.compareIDs(next.id, rightOrigin)) return true;
    if (good.has(next) && Y.compareIDs(next.rightOrigin, rightOrigin)) return true;
  }
  return false;
}
