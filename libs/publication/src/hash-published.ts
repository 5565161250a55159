import { canonicalJson, sha256Hex } from '#document';
import type { SignedCheckpoint } from '#record';
import type { BundleStatement } from './bundle.js';

/**
 * Hash of all that a file says of its statement, which the entry has by which a version is published. Its time is left out:
 * it is that of the entry, which is not written yet.
 */
export function hashStatement(statement: Omit<BundleStatement, 'publishedAt'>): string {
  const said: Record<string, unknown> = { ...statement };
  delete said.publishedAt;
  return sha256Hex(canonicalJson(said));
}

/** Hash of checkpoints in their order: of those of a record before a version of it is published. */
export function hashCheckpoints(checkpoints: readonly SignedCheckpoint[]): string {
  return sha256Hex(canonicalJson(checkpoints));
}
