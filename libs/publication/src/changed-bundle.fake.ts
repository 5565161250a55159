import { canonicalJson } from '#document';
import type { RecordEntry } from '#record';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Bundle } from './bundle.js';
import { manifestOf } from './parts.js';
import type { BundleSigner } from './seal-bundle.js';
import { signedBytes } from './signature.js';

/** A value that a test may change in every place. An entry of the record is changed as a whole. */
export type Mutable<T> = T extends RecordEntry
  ? { -readonly [K in keyof T]: T[K] }
  : T extends object
    ? { -readonly [K in keyof T]: Mutable<T[K]> }
    : T;

/** The file of a sealed bundle with something changed, in canonical form, under the old signature. */
export function changed(sealed: string, change: (copy: Mutable<Bundle>) => void): Uint8Array {
  const copy = JSON.parse(sealed) as Mutable<Bundle>;
  change(copy);
  return new TextEncoder().encode(canonicalJson(copy));
}

/** The file of a sealed bundle with something changed, and signed again by whoever holds the key. */
export function changedAndSigned(
  sealed: string,
  { sign }: BundleSigner,
  change: (copy: Mutable<Bundle>) => void,
): Uint8Array {
  return changed(sealed, (copy) => {
    change(copy);
    copy.manifest = manifestOf(copy as unknown as Bundle) as unknown as Mutable<Bundle['manifest']>;
    copy.signature.value = bytesToHex(sign(signedBytes(copy.manifest, copy.format)));
  });
}
