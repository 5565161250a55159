import { canonicalJson, sha256Hex } from './canonical-json.js';

/** Words that were sealed with a salt, so that their hash says nothing of them before they are opened. */
export interface SealedWords {
  /** Hex. */
  readonly salt: string;
  readonly text: string;
}

/** The one line of which the hash of sealed words is taken: canonical JSON with `salt` and `text`, and no line end. */
export function lineOfSealed({ salt, text }: SealedWords): string {
  return canonicalJson({ salt, text });
}

/** What everybody sees from the moment of sealing on, and can work out again once the words are opened: 64 hex digits. */
export function hashOfSealed(sealed: SealedWords): string {
  return sha256Hex(lineOfSealed(sealed));
}
