import type { Refusal } from '#concordat';
import { applyExactly, ROOT, whyNotInSchema, whyNotNewWords, type Problem } from '#document';
import { admit, standsInOrder } from '#room';
import * as Y from 'yjs';
import { touchedBlocks } from './touched-blocks.js';
import type { LoggedText } from './update-log.js';

/** An update as it came from a connection. */
export interface Offer {
  readonly kind: 'update' | 'step2';
  readonly update: Uint8Array;
  /** The leases of who sent it (P2). */
  readonly allowedClients: ReadonlySet<number>;
  /** The connection it came by: after a refusal nothing more is taken from it. */
  readonly from: object;
}

/** What an edit did to the text: the bytes to store and show, and the clients that wrote in it. */
export interface Effect {
  readonly bytes: Uint8Array;
  /** Clients with new structs, ascending; empty when something was only deleted. */
  readonly clientIds: readonly number[];
}

/** What became of offers that were applied together. */
export interface Taken {
  /** For each offer, in order: why it was refused; empty when it was admitted. */
  readonly verdicts: readonly (readonly Refusal[])[];
  /** Null when nothing changed. */
  readonly effect: Effect | null;
  /** What is now wrong with the text. If there is anything, this text must be thrown away. */
  readonly problems: readonly Problem[];
}

/** An empty document that keeps what is deleted, because history is part of the record (P14). */
export function emptyText(): Y.Doc {
  const doc = new Y.Doc({ gc: false });
  // Before anything is in it: a root that gets its type later becomes another object, and who watches the first is blind.
  doc.getXmlFragment(ROOT);
  return doc;
}

/** Builds a section's document from updates, oldest first. */
export function docOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = emptyText();
  applyExactly(doc, updates);
  return doc;
}

/** What a log holds, as updates. */
export function updatesIn({ stored, updates }: Pick<LoggedText, 'stored' | 'updates'>): Uint8Array[] {
  return stored ? [stored.state, ...updates] : [...updates];
}

/** The same as `docOf`, a little at a time, so that other rooms have their turns while a long history is read. */
export async function replay(logged: Pick<LoggedText, 'stored' | 'updates'>): Promise<Y.Doc> {
  const doc = emptyText();
  const updates = updatesIn(logged);
  for (let from = 0; from < updates.length; from += AT_ONCE) {
    if (from > 0) await new Promise(setImmediate);
    applyExactly(doc, updates.slice(from, from + AT_ONCE));
  }
  return doc;
}

/** Applying so many rows takes some milliseconds. */
const AT_ONCE = 500;

/**
 * Admits offers one after the other (P3) and applies them as one edit. What is stored and shown is what the edit did,
 * encoded by the server: no byte of a client's encoding goes further, and structs already held are not stored twice.
 */
export function takeOffers(doc: Y.Doc, offers: readonly Offer[]): Taken {
  const verdicts: (readonly Refusal[])[] = [];
  const stopped = new Set<object>();
  let inOrder = true;
  const { effect, problems } = observeEdit(doc, (transaction) => {
    for (const offer of offers) {
      const refusals = stopped.has(offer.from) ? AFTER_A_REFUSAL : takeOne(doc, offer);
      if (refusals.length > 0) stopped.add(offer.from);
      verdicts.push(refusals);
    }
    inOrder = standsInOrder(transaction);
    // What the server applies it must not also clean up, see applyExactly.
    transaction.local = true;
  });
  return { verdicts, effect, problems: inOrder ? problems : [...problems, OUT_OF_ORDER] };
}

/** Runs an edit as one transaction and tells what it did and whether the text still fits the schema (P4). */
export function observeEdit(
  doc: Y.Doc,
  edit: (transaction: Y.Transaction) => void,
): { effect: Effect | null; problems: Problem[] } {
  const updates: Uint8Array[] = [];
  const keep = (update: Uint8Array): void => void updates.push(update);
  let observed: Y.Transaction | undefined;
  doc.on('update', keep);
  try {
    doc.transact((transaction) => {
      observed = transaction;
      edit(transaction);
    });
  } finally {
    doc.off('update', keep);
  }
  const [bytes] = updates;
  if (!bytes || !observed) return { effect: null, problems: [] };
  // More than one would be an edit that Yjs or an observer made in answer to this one: it would have no author.
  if (updates.length > 1) throw new Error('One edit of a section became several.');
  return { effect: { bytes, clientIds: writersIn(observed) }, problems: problemsAfter(observed) };
}

/** Where nodes came or changed, all of their blocks are read, and the editor's own schema is asked as well (P4). */
function problemsAfter(transaction: Y.Transaction): Problem[] {
  const onlyWords = [...transaction.changed.keys()].every((type) => type instanceof Y.XmlText);
  return onlyWords ? whyNotNewWords(transaction) : whyNotInSchema(touchedBlocks(transaction));
}

const OUT_OF_ORDER: Problem = {
  code: 'p3.origin',
  because: 'This change hangs on words in an order that they do not have. Reload the page.',
  path: '',
};

const AFTER_A_REFUSAL: readonly Refusal[] = [
  { code: 'room.after-refusal', because: 'An earlier change from this window was refused. Open the section again.' },
];

function takeOne(doc: Y.Doc, { update, kind, allowedClients }: Offer): readonly Refusal[] {
  const admission = admit(update, kind, { doc, allowedClients });
  if (!admission.admitted) return admission.refusals;
  if (admission.empty) return [];
  Y.applyUpdate(doc, update);
  const { pendingStructs, pendingDs } = doc.store;
  if (pendingStructs || pendingDs) throw new Error('The gate admitted an update that depends on something unknown.');
  return [];
}

function writersIn({ beforeState, afterState }: Y.Transaction): number[] {
  return [...afterState]
    .filter(([client, clock]) => clock > (beforeState.get(client) ?? 0))
    .map(([client]) => client)
    .sort((a, b) => a - b);
}
