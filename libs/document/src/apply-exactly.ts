import * as Y from 'yjs';

/**
 * Applies updates to a document and adds nothing of its own, so that the text follows from the updates alone, in
 * whatever order or portions they come. With `Y.applyUpdate`, a document that receives an update also deletes format
 * markers that it thinks spare; which ones depends on the order of arrival, and a link can go with them. Those
 * deletions have no author and are in no log: a server that made them could not make the signed text again (P6, P12).
 */
export function applyExactly(doc: Y.Doc, updates: readonly Uint8Array[], origin: unknown = null): void {
  doc.transact((transaction) => {
    for (const update of updates) Y.applyUpdate(doc, update, origin);
    // Yjs cleans up after what is not local, and asks when the transaction ends.
    transaction.local = true;
  }, origin);
}
