import type { Bundle } from './bundle.js';
import type { BundleFault } from './fault.js';
import { manifestOf } from './parts.js';
import { isSignedBy, keyIdOf } from './signature.js';

/** Checks the signature over the list of parts, and that it was made by the key to trust, if one is given. */
export function checkSignature({ manifest, signature, format }: Bundle, trustedKey: string | null): BundleFault[] {
  const faults: BundleFault[] = [];
  const fault = (because: string) => faults.push({ part: 'signature', because });
  if (!isSignedBy(signature, { manifest, format })) {
    fault('The key in the file did not sign this list of parts: the list, the key or the signature was changed.');
  }
  if (signature.keyId !== keyIdOf(signature.publicKey)) fault('The short name of the key is not that of the key.');
  if (trustedKey !== null && signature.publicKey !== trustedKey) {
    fault(`The file is signed by key ${signature.publicKey}, not by the key you trust.`);
  }
  return faults;
}

/** Checks that each part is what the list of parts says, and that none is missing, added or moved. */
export function checkManifest(bundle: Bundle): BundleFault[] {
  const found = manifestOf(bundle).parts;
  const listed = bundle.manifest.parts;
  const faults: BundleFault[] = [];
  const foundBy = new Map(found.map(({ part, sha256 }) => [part, sha256]));
  const listedBy = new Map(listed.map(({ part, sha256 }) => [part, sha256]));
  for (const [part, sha256] of foundBy) {
    const signed = listedBy.get(part);
    if (signed === undefined) faults.push({ part, because: 'It is in the file and not in the list of parts.' });
    else if (signed !== sha256) faults.push({ part, because: 'It is not what the list of parts was made from.' });
  }
  for (const part of listedBy.keys()) {
    if (!foundBy.has(part)) faults.push({ part, because: 'It is in the list of parts and not in the file.' });
  }
  const inOrder = found.length === listed.length && found.every(({ part }, index) => part === listed[index]?.part);
  if (faults.length === 0 && !(inOrder && foundBy.size === found.length)) {
    faults.push({ part: 'manifest', because: 'The parts are not in the order of the list, or one is there twice.' });
  }
  if (bundle.manifest.entries !== undefined && bundle.manifest.entries !== bundle.record.entries.length) {
    const because = `It holds ${bundle.record.entries.length} entries, and ${bundle.manifest.entries} were signed.`;
    faults.push({ part: 'record', because });
  }
  return faults;
}
