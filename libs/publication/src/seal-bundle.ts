import { canonicalJson } from '#document';
import { bytesToHex } from '@noble/hashes/utils.js';
import { BUNDLE_FORMAT, type Bundle, type BundleOpenings, type UnsignedBundle } from './bundle.js';
import { describePart } from './fault.js';
import { manifestOf } from './parts.js';
import { keyIdOf, signedBytes } from './signature.js';
import { verifyBundle } from './verify-bundle.js';

/** Signs with an Ed25519 key that it keeps to itself. */
export interface BundleSigner {
  /** 64 lower-case hex digits. */
  readonly publicKey: string;
  /** Returns the 64 bytes of the signature. */
  readonly sign: (bytes: Uint8Array) => Uint8Array;
}

/**
 * Signs a bundle and writes it in canonical form: the text of the file, to the byte.
 * Throws when the result would not verify, so that nothing is published that readers would have to refuse.
 */
export function sealBundle(unsigned: UnsignedBundle, { publicKey, sign }: BundleSigner): string {
  const manifest = manifestOf(unsigned);
  const value = bytesToHex(sign(signedBytes(manifest)));
  const signature = { algorithm: 'Ed25519' as const, keyId: keyIdOf(publicKey), publicKey, value };
  return verified(canonicalJson({ ...unsigned, format: BUNDLE_FORMAT, manifest, signature } satisfies Bundle));
}

/** A sealed bundle with other openings: with those that may be shown today (R28). The signature stays good. */
export function withOpenings(sealed: string, openings: BundleOpenings): string {
  return verified(canonicalJson({ ...(JSON.parse(sealed) as Bundle), openings }));
}

function verified(text: string): string {
  const { ok, faults } = verifyBundle(new TextEncoder().encode(text));
  if (ok) return text;
  const reasons = faults.map(({ part, because }) => `${describePart(part)}: ${because}`);
  throw new Error(`The bundle would not verify. ${reasons.join(' ')}`);
}
