import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import type { JsonValue } from './json.js';

/** What a commitment hides. Kept beside the record, so that it can be taken away and the record still verifies. */
export interface Opening {
  /** 64 lower-case hex digits. */
  readonly salt: string;
  readonly content: unknown;
}

/** A commitment with the salt that opens it. */
export interface NewCommitment {
  readonly commitment: string;
  readonly salt: string;
}

/** SHA-256 over the 32 bytes of the salt and the canonical JSON of the content (R28). Throws on a salt of another form. */
export function commitmentOf(salt: string, content: unknown): string {
  if (!SALT.test(salt)) throw new TypeError('A salt is 64 lower-case hex digits');
  const text = canonicalize(content);
  if (text === undefined) throw new TypeError('There is no JSON for this content');
  return bytesToHex(sha256(concatBytes(hexToBytes(salt), utf8ToBytes(text))));
}

/** Commits to a content under a fresh salt. `randomBytes` must come from a cryptographic source. */
export function newCommitment(content: JsonValue, randomBytes: (length: number) => Uint8Array): NewCommitment {
  const salt = bytesToHex(randomBytes(32));
  return { commitment: commitmentOf(salt, content), salt };
}

/** Tells whether an opening is what a commitment was made of. Never throws. */
export function opens(commitment: string, { salt, content }: Opening): boolean {
  try {
    return commitmentOf(salt, content) === commitment;
  } catch {
    return false;
  }
}

const SALT = /^[0-9a-f]{64}$/;
