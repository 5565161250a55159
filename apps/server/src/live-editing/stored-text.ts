import * as Y from 'yjs';

/** A section's text as bytes, such as a newcomer is sent: a state and what was written since. */
export interface StoredText {
  readonly seq: number;
  /** The whole document as one Yjs update. */
  readonly state: Uint8Array;
  readonly stateVector: Uint8Array;
  /** What a browser in step with the state answers when asked for what it has beyond it. */
  readonly echo: Uint8Array;
}

/** The bytes of a document that holds the log up to `seq`. */
export function storedTextOf(doc: Y.Doc, seq: number): StoredText {
  const stateVector = Y.encodeStateVector(doc);
  return { seq, state: Y.encodeStateAsUpdate(doc), stateVector, echo: Y.encodeStateAsUpdate(doc, stateVector) };
}
