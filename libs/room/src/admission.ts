import type { Refusal } from '#concordat';
import * as Y from 'yjs';
import { decodeUpdate, type DecodedUpdate } from './decode-update.js';
import { UPDATE_LIMITS } from './limits.js';
import { placeStructs } from './place-structs.js';

/** What the gate looks at beside the update. */
export interface RoomView {
  /** The live document; looked at, never touched. Keeps what was deleted (`gc: false`). */
  readonly doc: Y.Doc;
  /** Every lease of the member in this section (P2). */
  readonly allowedClients: ReadonlySet<number>;
}

/** What the gate says. `empty` means that the document already holds all of it. */
export type Admission =
  { readonly admitted: true; readonly empty: boolean } | { readonly admitted: false; readonly refusals: Refusal[] };

/**
 * Says whether an update may be applied to the live document, all or nothing (RULES.md, P3). Looks at bytes from
 * anyone: never throws, and touches neither the document nor the bytes. What it admits leaves nothing pending.
 */
export function admit(update: Uint8Array, kind: 'update' | 'step2', { doc, allowedClients }: RoomView): Admission {
  if (update.length > UPDATE_LIMITS.bytes[kind])
    return refuse('p3.size', 'This change is too large to be taken at once.');
  const decoded = decodeUpdate(update);
  if (!decoded) return refuse('p3.malformed', 'This window sent a change that could not be read. Reload the page.');
  if (decoded.structs.length + decoded.deletions.length > UPDATE_LIMITS.count) {
    return refuse('p3.count', 'This change has too many parts to be taken at once.');
  }
  try {
    const placed = placeStructs(doc, decoded.structs, allowedClients);
    if ('refusal' in placed) return { admitted: false, refusals: [placed.refusal] };
    if (!decoded.deletions.every(({ client, clock, length }) => clock + length <= placed.stateOf(client))) {
      return refuse('p3.target', 'This change takes away words that are not here. Open the section again.');
    }
    return { admitted: true, empty: placed.count === 0 && decoded.deletions.every((range) => isGone(doc, range)) };
  } catch {
    // A structure that no check foresaw: nothing of it is taken.
    return refuse('p3.malformed', 'This window sent a change that could not be read. Reload the page.');
  }
}

/**
 * Tells whether an update only deletes format markers that the document holds: a reader's editor tidies them away by
 * itself, which changes no word (RULES.md, P5). Never throws.
 */
export function onlyClearsFormatting(update: Uint8Array, doc: Y.Doc): boolean {
  if (update.length > UPDATE_LIMITS.bytes.update) return false;
  const decoded = decodeUpdate(update);
  if (!decoded || decoded.deletions.length > UPDATE_LIMITS.count) return false;
  const known = decoded.structs.every(({ id, length }) => id.clock + length <= Y.getState(doc.store, id.client));
  return known && decoded.deletions.every((range) => clearsOnlyFormats(doc, range));
}

type Range = DecodedUpdate['deletions'][number];

function refuse(code: string, because: string): Admission {
  return { admitted: false, refusals: [{ code, because }] };
}

function isGone(doc: Y.Doc, range: Range): boolean {
  return itemsIn(doc, range).every(({ deleted }) => deleted);
}

function clearsOnlyFormats(doc: Y.Doc, range: Range): boolean {
  if (range.clock + range.length > Y.getState(doc.store, range.client)) return false;
  return itemsIn(doc, range).every((item) => {
    return item.deleted || (item instanceof Y.Item && item.content instanceof Y.ContentFormat);
  });
}

/** The structs of the document that a range of deletions touches. */
function itemsIn(doc: Y.Doc, { client, clock, length }: Range): (Y.Item | Y.GC)[] {
  const structs = doc.store.clients.get(client);
  if (!structs || length === 0) return [];
  const found: (Y.Item | Y.GC)[] = [];
  for (let index = Y.findIndexSS(structs, clock); index < structs.length; index += 1) {
    const struct = structs[index];
    if (!struct || struct.id.clock >= clock + length) break;
    found.push(struct);
  }
  return found;
}
