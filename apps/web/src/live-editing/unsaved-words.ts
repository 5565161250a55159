import * as Y from 'yjs';

/** Words that this browser typed from a Yjs clock on and that are still there, a line for each stretch. */
export function wordsFrom(doc: Y.Doc, clock: number): string {
  const structs = doc.store.clients.get(doc.clientID) ?? [];
  const lines: string[] = [];
  let line = '';
  let parent: unknown = null;
  for (const struct of structs) {
    if (!(struct instanceof Y.Item) || struct.deleted || struct.id.clock + struct.length <= clock) continue;
    if (!(struct.content instanceof Y.ContentString)) continue;
    if (struct.parent !== parent && line !== '') {
      lines.push(line);
      line = '';
    }
    parent = struct.parent;
    line += struct.content.str.slice(Math.max(0, clock - struct.id.clock));
  }
  return [...lines, ...(line === '' ? [] : [line])].join('\n');
}
