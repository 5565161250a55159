import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';

/** SHA-256 of a section or a whole statement in canonical form: 64 lower-case hex digits. */
export type ContentHash = string & { readonly __hash: 'content' };

/** Writes a value as canonical JSON (RFC 8785). Throws on what JSON cannot say: NaN, a lone surrogate, a loop. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('There is no JSON for this value');
  return text;
}

/** SHA-256 of bytes, or of the UTF-8 of a text: 64 lower-case hex digits. */
export function sha256Hex(content: string | Uint8Array): string {
  return bytesToHex(sha256(typeof content === 'string' ? utf8ToBytes(content) : content));
}
