import { canonicalJson, sha256Hex } from '#document';
import { ed25519 } from '@noble/curves/ed25519.js';
import { hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { BUNDLE_FORMAT, type BundleManifest, type BundleSignature } from './bundle.js';

/** The bytes that a key signs for a bundle. */
export function signedBytes(manifest: BundleManifest): Uint8Array {
  return utf8ToBytes(`${BUNDLE_FORMAT}\n${canonicalJson(manifest)}`);
}

/** Short name of a public key: the first 16 hex digits of the SHA-256 of its 32 bytes. */
export function keyIdOf(publicKey: string): string {
  return sha256Hex(hexToBytes(publicKey)).slice(0, 16);
}

/** Tells whether the key of a signature made it over this manifest. By RFC 8032, strictly. */
export function isSignedBy({ publicKey, value }: BundleSignature, manifest: BundleManifest): boolean {
  try {
    return ed25519.verify(hexToBytes(value), signedBytes(manifest), hexToBytes(publicKey), { zip215: false });
  } catch {
    return false;
  }
}
