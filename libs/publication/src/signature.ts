import { canonicalJson } from '#document';
import { ed25519 } from '@noble/curves/ed25519.js';
import { hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { BundleFormat, BundleManifest, BundleSignature } from './bundle.js';

export { keyIdOf } from '#record';

/** The bytes that a key signs for a bundle: with the format, so that a file of one does not pass for one of another. */
export function signedBytes(manifest: BundleManifest, format: BundleFormat): Uint8Array {
  return utf8ToBytes(`${format}\n${canonicalJson(manifest)}`);
}

/** Tells whether the key of a signature made it over this manifest. By RFC 8032, strictly. */
export function isSignedBy(
  { publicKey, value }: BundleSignature,
  { manifest, format }: { readonly manifest: BundleManifest; readonly format: BundleFormat },
): boolean {
  try {
    return ed25519.verify(hexToBytes(value), signedBytes(manifest, format), hexToBytes(publicKey), { zip215: false });
  } catch {
    return false;
  }
}
