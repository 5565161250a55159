import { canonicalJson, sha256Hex } from '#document';
import type { BundleDataset } from './bundle.js';

/** The hash of a table of figures that a section's text names: all of it but owner and hash, the id as `key`. */
export function hashDataset(dataset: Omit<BundleDataset, 'owner' | 'sha256'>): string {
  const { id, title, headline, source, period, geography, caveat, columns, rows, textAlternative } = dataset;
  const hashed = { key: id, title, headline, source, period, geography, caveat, columns, rows, textAlternative };
  return sha256Hex(canonicalJson(hashed));
}
