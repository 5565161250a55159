import { appendBlocks } from '#document';
import * as Y from 'yjs';
import { admit } from './admission.js';
import { forged, type ForgedStruct } from './forged-update.fake.js';
import { standsInOrder } from './stands-in-order.js';

/** Who began the section, and the leases of who sends. */
export const ANN = 1;
export const BOB = 2;
export const BOBS_OTHER = 3;

/** Ann's clocks in the section: a paragraph, its run of text, "Homes" from its first letter to its last, and its id. */
export const PARAGRAPH = 0;
export const RUN = 1;
export const H = 2;
export const S = 6;
export const ID = 7;

/** A word of Bob's in Ann's paragraph, with anything about it changed. */
export function word(more: Partial<ForgedStruct> = {}): ForgedStruct {
  return { content: forged.words('x'), parent: [ANN, RUN], ...more };
}

/** A section with a gate before it. */
export class GateUnderTest {
  doc = new Y.Doc({ gc: false });

  constructor() {
    this.doc.clientID = ANN;
    appendBlocks(this.doc, [{ type: 'paragraph', attrs: { id: 'p1' }, content: [{ type: 'text', text: 'Homes' }] }]);
    this.doc.clientID = 999;
  }

  /** The words of Ann's paragraph. */
  get text(): Y.XmlText {
    return textIn(this.doc);
  }

  /** A window in step with the section. */
  window(clientId = BOB): Y.Doc {
    const copy = new Y.Doc({ gc: false });
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(this.doc));
    copy.clientID = clientId;
    return copy;
  }

  /**
   * What the gate says to Bob, in a word. Checks on the way that it changed neither the document nor the bytes, and that
   * what it admits can be applied and leaves nothing behind.
   */
  answer(update: Uint8Array, kind: 'update' | 'step2' = 'update'): string {
    const [before, bytes] = [this.state(), update.slice()];
    const admission = admit(update, kind, { doc: this.doc, allowedClients: new Set([BOB, BOBS_OTHER]) });
    if (this.state() !== before || !Buffer.from(bytes).equals(update)) throw new Error('The gate changed something.');
    if (!admission.admitted) return admission.refusals.map(({ code }) => code).join();
    const copy = this.window(555);
    if (!copy.transact((transaction) => (Y.applyUpdate(copy, update), standsInOrder(transaction))))
      return 'out of order';
    const { pendingStructs, pendingDs } = copy.store;
    if (pendingStructs || pendingDs || [...copy.share.keys()].join() !== 'content')
      throw new Error('Something is left.');
    return admission.empty ? 'nothing new' : 'admitted';
  }

  /** Bytes, roots and pieces of the document: what a careless look could change. */
  private state(): string {
    const pieces = [...this.doc.store.clients.values()].map(({ length }) => length);
    const bytes = Buffer.from(Y.encodeStateAsUpdate(this.doc)).toString('base64');
    return JSON.stringify([bytes, [...this.doc.share.keys()], pieces]);
  }
}

/** The words of the first paragraph of a window. */
export function textIn(doc: Y.Doc): Y.XmlText {
  return (doc.getXmlFragment('content').get(0) as Y.XmlElement).get(0) as Y.XmlText;
}

/** What a window sends for an edit. */
export function sent(from: Y.Doc, edit: (doc: Y.Doc) => void): Uint8Array {
  const before = Y.encodeStateVector(from);
  edit(from);
  return Y.encodeStateAsUpdate(from, before);
}
