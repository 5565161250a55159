import { canonicalJson } from '#document';
import type { Signer } from '#record';
import { bytesToHex } from '@noble/hashes/utils.js';
import { BUNDLE_FORMAT, type Bundle, type BundleOpenings, type UnsignedBundle } from './bundle.js';
import { describePart } from './fault.js';
import { manifestOf } from './parts.js';
import { keyIdOf, signedBytes } from './signature.js';
import { verifyBundle, verifyOpenedAnew, type BundleVerdict } from './verify-bundle.js';

/** Signs bundles. */
export type BundleSigner = Signer;

/**
 * Signs a bundle and writes it in canonical form: the text of the file, to the byte.
 * Throws when the result would not verify, so that nothing is published that readers would have to refuse.
 */
export function sealBundle(unsigned: UnsignedBundle, { publicKey, sign }: BundleSigner): string {
  const record = { checkpoints: [], keys: [], ...unsigned.record };
  const openings = { removed: [], ...unsigned.openings };
  const interests = unsigned.interests ?? [];
  const renderings = unsigned.renderings ?? [];
  const manifest = manifestOf({ ...unsigned, record, interests, renderings });
  const value = bytesToHex(sign(signedBytes(manifest, BUNDLE_FORMAT)));
  const signature = { algorithm: 'Ed25519' as const, keyId: keyIdOf(publicKey), publicKey, value };
  const parts = { ...unsigned, interests, renderings, record, openings };
  const sealed: Bundle = { ...parts, format: BUNDLE_FORMAT, manifest, signature };
  return verified(canonicalJson(sealed), verifyBundle);
}

/**
 * A sealed bundle with other openings: with those that may be shown today (R28). The signature stays good. A file of
 * format 1 has no place to say what was removed, and does not.
 */
export function withOpenings(sealed: string, { names, record, removed = [] }: BundleOpenings): string {
  const bundle = JSON.parse(sealed) as Bundle;
  const openings = bundle.format === 'common-position-bundle/1' ? { names, record } : { names, record, removed };
  return verified(canonicalJson({ ...bundle, openings } satisfies Bundle), verifyOpenedAnew);
}

function verified(text: string, verify: (bytes: Uint8Array) => BundleVerdict): string {
  const { ok, faults } = verify(new TextEncoder().encode(text));
  if (ok) return text;
  const reasons = faults.map(({ part, because }) => `${describePart(part)}: ${because}`);
  throw new Error(`The bundle would not verify. ${reasons.join(' ')}`);
}
