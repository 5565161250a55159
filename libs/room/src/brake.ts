import * as Y from 'yjs';
import { readUpdate, type DeleteRange } from './read-update.js';

/** Nobody is asked about so few words, however large a part of a short text they are (P8). */
const WORDS_LET_GO = 40;
const SHARE_LET_GO = 0.3;

/** How many words a text had and has. */
export interface WordCounts {
  readonly before: number;
  /** With what the same change puts back: a paragraph made a heading, or moved, takes nothing away. */
  readonly after: number;
}

/**
 * Tells whether an update deletes so much that its words have to be counted: most need not be. Looks at bytes from
 * anyone and never throws; of what cannot be read, which the gate refuses, it says no.
 */
export function mayBrake(update: Uint8Array): boolean {
  // Deletions come last. Without any, the number of clients that they are of is the last byte: 0.
  if (update.at(-1) === 0) return false;
  let units = 0;
  try {
    readUpdate(update, { ...NO_STRUCTS, deletion: ({ length }) => (units += length) });
  } catch {
    return false;
  }
  return units > WORDS_LET_GO;
}

/**
 * The stretches of text that an update deletes and the document still shows: what editors delete they name in full,
 * also below what they delete. Who comes back names every deletion that ever was. For updates that the gate admits to
 * this document.
 */
export function deletedText(update: Uint8Array, doc: Y.Doc): string[] {
  const stretches: string[] = [];
  const deletion = ({ client, clock, length }: DeleteRange): void => {
    const structs = doc.store.clients.get(client) ?? [];
    if (clock >= Y.getState(doc.store, client)) return;
    for (let index = Y.findIndexSS(structs, clock); index < structs.length; index += 1) {
      const struct = structs[index];
      if (!struct || struct.id.clock >= clock + length) return;
      if (struct.deleted || !(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) continue;
      const from = Math.max(0, clock - struct.id.clock);
      stretches.push(struct.content.str.slice(from, clock + length - struct.id.clock));
    }
  };
  readUpdate(update, { ...NO_STRUCTS, deletion });
  return stretches;
}

const NO_STRUCTS = { struct: () => undefined, structsEnd: () => undefined };

/** Tells whether one change takes so much of a text away that its member is asked first (P8). */
export function brakes({ before, after }: WordCounts): boolean {
  const gone = before - after;
  return gone > WORDS_LET_GO && gone > before * SHARE_LET_GO;
}

/** What the member is asked about, in a notice that holds the change (P8). */
export function whyHeld({ before, after }: WordCounts): { code: 'p8.brake'; because: string } {
  return { code: 'p8.brake', because: `This takes away ${before - after} of ${before} words.` };
}
