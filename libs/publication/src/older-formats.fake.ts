import { canonicalJson } from '#document';
import { bytesToHex } from '@noble/hashes/utils.js';
import { aBundle, aBundleBefore4, aSigner } from './a-bundle.fake.js';
import type { BundleFormat, UnsignedBundle } from './bundle.js';
import { recorded } from './recorded.fake.js';
import { manifestOf } from './parts.js';
import { keyIdOf, signedBytes } from './signature.js';

const signer = aSigner();

/** As it was sealed before the record said all that a file says of its statement. */
export function ofFormat4(): string {
  return sealedAs('common-position-bundle/4', recorded(aBundle(), [], 4));
}

/** As it was sealed before there were renderings in files. */
export function ofFormat3(): string {
  return sealedAs('common-position-bundle/3', aBundleBefore4());
}

/** As it was sealed before there were interests in files. */
export function ofFormat2(): string {
  return sealedAs('common-position-bundle/2', withoutInterests());
}

/** As it was sealed before there were checkpoints in files. */
export function ofFormat1(): string {
  const { record, openings, ...rest } = withoutInterests();
  const { entries, head } = record;
  const { names, record: opened } = openings;
  return sealedAs('common-position-bundle/1', {
    ...rest,
    record: { entries, head },
    openings: { names, record: opened },
  });
}

/** A file of any format, with what it is given and no more: whether it verifies is another question. */
export function sealedAs(format: BundleFormat, unsigned: UnsignedBundle): string {
  const manifest = manifestOf(unsigned);
  const { publicKey } = signer;
  const keyId = keyIdOf(publicKey);
  const value = bytesToHex(signer.sign(signedBytes(manifest, format)));
  const signature = { algorithm: 'Ed25519', keyId, publicKey, value };
  return canonicalJson({ ...unsigned, format, manifest, signature });
}

function withoutInterests(): UnsignedBundle {
  const bundle: { interests?: unknown } & UnsignedBundle = { ...aBundleBefore4() };
  delete bundle.interests;
  return bundle;
}
