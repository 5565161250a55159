import { readBlock, ROOT, type SectionBlock } from '#document';
import * as Y from 'yjs';

/**
 * Reads the top-level blocks that a transaction changed or added, as they are after it (P4). Blocks that it removed
 * are left out. Something other than an element at the top comes back as a node that no schema holds.
 */
export function touchedBlocks({ doc, changed, beforeState }: Y.Transaction): SectionBlock[] {
  const root = doc.getXmlFragment(ROOT);
  const touched = new Set<unknown>();
  for (const type of changed.keys()) {
    const top = topOf(type as Y.AbstractType<unknown>, root);
    if (top !== root) touched.add(top);
    else addNewChildren(root, beforeState, touched);
  }
  return [...touched].flatMap(readTop);
}

/** The child of the root that holds a type; the root itself, or null for what hangs elsewhere. */
function topOf(type: Y.AbstractType<unknown>, root: Y.XmlFragment): unknown {
  let here: unknown = type;
  while (here instanceof Y.AbstractType && here !== root) {
    const item: Y.Item | null = here._item;
    if (!item || item.deleted) return null;
    if (item.parent === root) return here;
    here = item.parent;
  }
  return here;
}

function addNewChildren(root: Y.XmlFragment, beforeState: Map<number, number>, touched: Set<unknown>): void {
  for (let item = root._start; item !== null; item = item.right) {
    const isNew = item.id.clock + item.length > (beforeState.get(item.id.client) ?? 0);
    if (isNew && !item.deleted) for (const child of item.content.getContent()) touched.add(child);
  }
}

function readTop(top: unknown): SectionBlock[] {
  if (top === null) return [];
  return [top instanceof Y.XmlElement ? readBlock(top) : { type: 'not-a-block' }];
}
