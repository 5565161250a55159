import * as Y from 'yjs';
import type { DeleteRange } from './read-update.js';

/**
 * Tells whether everything in a range that the document holds passes a test. Looks no further than the first that
 * does not. The range must not go beyond what the document holds.
 */
export function everyItemIn(
  doc: Y.Doc,
  { client, clock, length }: DeleteRange,
  test: (item: Y.Item | Y.GC) => boolean,
): boolean {
  const structs = doc.store.clients.get(client) ?? [];
  for (let index = Y.findIndexSS(structs, clock); index < structs.length; index += 1) {
    const struct = structs[index];
    if (!struct || struct.id.clock >= clock + length) break;
    if (!test(struct)) return false;
  }
  return true;
}
