import * as Y from 'yjs';

/** An item of a text that holds characters. */
export type Letters = Y.Item & { readonly content: Y.ContentString };

/** What one row did to the characters of a section. */
export interface RowChanges {
  /** New characters that are still there when the row has been applied, grouped by client. */
  readonly added: Letters[];
  /** Characters that were there before the row and are gone after it. */
  readonly removed: Letters[];
  /** Clients with something new, and from which clock. */
  readonly clients: { readonly client: number; readonly clock: number }[];
}

/**
 * Reads what a transaction did, before Yjs merges what it touched. What was both written and removed in it was never
 * there for anyone and is in neither list.
 */
export function changesIn({ doc, beforeState, afterState, deleteSet }: Y.Transaction): RowChanges {
  const changes: RowChanges = { added: [], removed: [], clients: [] };
  for (const [client, after] of afterState) {
    const clock = beforeState.get(client) ?? 0;
    if (after === clock) continue;
    changes.clients.push({ client, clock });
    for (const item of lettersIn(doc, { client, clock, length: after - clock })) {
      if (!item.deleted) changes.added.push(item);
    }
  }
  for (const [client, ranges] of deleteSet.clients) {
    const known = beforeState.get(client) ?? 0;
    for (const { clock, len } of ranges) {
      const length = Math.min(clock + len, known) - clock;
      if (length > 0) changes.removed.push(...lettersIn(doc, { client, clock, length }));
    }
  }
  return changes;
}

/** The characters that some items hold, whether or not they are still there. */
export function textIn(doc: Y.Doc, client: number, clock: number, length: number): string {
  return lettersIn(doc, { client, clock, length })
    .map(({ id, content: { str } }) => {
      const from = Math.max(0, clock - id.clock);
      return str.slice(from, Math.min(str.length, clock + length - id.clock));
    })
    .join('');
}

function lettersIn(
  { store }: Y.Doc,
  { client, clock, length }: { client: number; clock: number; length: number },
): Letters[] {
  const structs = store.clients.get(client) ?? [];
  const letters: Letters[] = [];
  if (structs.length === 0) return letters;
  for (let index = Y.findIndexSS(structs, clock); index < structs.length; index += 1) {
    const struct = structs[index];
    if (!struct || struct.id.clock >= clock + length) break;
    if (isLetters(struct)) letters.push(struct);
  }
  return letters;
}

/** Tells whether a struct holds characters of a text; values of attributes do not. */
export function isLetters(struct: Y.Item | Y.GC | Y.AbstractStruct | null): struct is Letters {
  return struct instanceof Y.Item && struct.parentSub === null && struct.content instanceof Y.ContentString;
}
