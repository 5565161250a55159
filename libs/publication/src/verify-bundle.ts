import type { Bundle } from './bundle.js';
import { checkAlone } from './check-alone.js';
import { checkCouncilDecision } from './check-council-decision.js';
import { checkDecisions } from './check-decisions.js';
import { checkInterests } from './check-interests.js';
import { checkLabel } from './check-label.js';
import { checkOwnWords } from './check-own-words.js';
import { checkPositions } from './check-positions.js';
import { checkPublishing } from './check-publishing.js';
import { checkCheckpoints, checkOpenings, checkRecord, checkRemoved, countUnopened } from './check-record.js';
import { checkReferences } from './check-references.js';
import { checkSaidWhenPublished } from './check-said-when-published.js';
import { checkRenderings } from './check-renderings.js';
import { checkManifest, checkSignature } from './check-seal.js';
import { checkTexts } from './check-texts.js';
import type { BundleFault } from './fault.js';
import { readBundle } from './read-bundle.js';

/** What is to be taken on trust. */
export interface VerifyOptions {
  /** A public key, 64 lower-case hex digits, that came from somewhere other than the file. */
  readonly trustedKey?: string;
}

/** Whether a file is what was published, with every reason why not. */
export interface BundleVerdict {
  readonly ok: boolean;
  readonly faults: readonly BundleFault[];
  /** The key that the file names; proved only when there is no fault. */
  readonly signedBy: { readonly keyId: string; readonly publicKey: string } | null;
  /** Whether that key is the one to trust; null when none was given. */
  readonly trusted: boolean | null;
  /** Null when the file could not be read as a bundle. */
  readonly bundle: Bundle | null;
  /** Commitments whose content is not in the file: taken away, or never public. */
  readonly unopened: number;
}

/** Checks a published file offline: bytes, signature, hashes, sign-offs, label, record, openings. Never throws. */
export function verifyBundle(bytes: Uint8Array, options: VerifyOptions = {}): BundleVerdict {
  return verify(bytes, options, checkCheckpoints);
}

/**
 * The same for a file that was sealed here and got other openings: its checkpoints are the ones that were checked when it
 * was sealed. There are hundreds of them, of 2 ms each, and nobody can be answered meanwhile.
 */
export function verifyOpenedAnew(bytes: Uint8Array): BundleVerdict {
  return verify(bytes, {}, () => []);
}

function verify(
  bytes: Uint8Array,
  options: VerifyOptions,
  checkpointsOf: (bundle: Bundle) => BundleFault[],
): BundleVerdict {
  const { bundle, faults: unreadable } = readBundle(bytes);
  const trustedKey = options.trustedKey ?? null;
  const faults = [...unreadable, ...(bundle ? [...check(bundle, trustedKey), ...checkpointsOf(bundle)] : [])];
  const signedBy = bundle && { keyId: bundle.signature.keyId, publicKey: bundle.signature.publicKey };
  return {
    ok: faults.length === 0,
    faults,
    signedBy,
    trusted: trustedKey === null ? null : signedBy?.publicKey === trustedKey,
    bundle,
    unopened: bundle ? countUnopened(bundle) : 0,
  };
}

function check(bundle: Bundle, trustedKey: string | null): BundleFault[] {
  return [
    ...checkTexts(bundle),
    ...checkPositions(bundle),
    ...checkDecisions(bundle),
    ...checkLabel(bundle),
    ...checkAlone(bundle),
    ...checkReferences(bundle),
    ...checkRecord(bundle),
    ...checkPublishing(bundle),
    ...checkSaidWhenPublished(bundle),
    ...checkCouncilDecision(bundle),
    ...checkOwnWords(bundle),
    ...checkInterests(bundle),
    ...checkRenderings(bundle),
    ...checkOpenings(bundle),
    ...checkRemoved(bundle),
    ...checkManifest(bundle),
    ...checkSignature(bundle, trustedKey),
  ];
}
