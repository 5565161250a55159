import { canonicalJson, sha256Hex, type ContentHash } from './canonical-json.js';
import type { JsonNode, SectionBlock } from './json-node.js';
import { normaliseContent } from './normalise-content.js';
import { SCHEMA_VERSION } from './vocabulary.js';

/** Everything of a section that a sign-off binds to (P12, R16). */
export interface SectionText {
  readonly statement: string;
  readonly section: string;
  readonly title: string;
  /** BCP 47 tag, such as `en-GB`. */
  readonly language: string;
  readonly content: SectionBlock[];
  readonly notes: JsonNode[];
  /** The datasets that the text shows, each with the hash of its cells. */
  readonly datasets: readonly { readonly id: string; readonly sha256: string }[];
}

/** A section's text with the versions that say how to read it: the exact value whose canonical JSON is hashed. */
export interface SealedSectionText extends SectionText {
  readonly v: 1;
  readonly schemaVersion: number;
}

/** The value that is hashed: content normalised, datasets by id, versions added, nothing else. Changes nothing. */
export function sealedText(text: SectionText): SealedSectionText {
  const { statement, section, title, language, content, notes, datasets } = text;
  return {
    v: 1,
    schemaVersion: SCHEMA_VERSION,
    statement,
    section,
    title,
    language,
    content: normaliseContent(content),
    notes,
    datasets: datasets.map(({ id, sha256 }) => ({ id, sha256 })).sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

/** Canonical JSON of a section (P12). The same for replicas whose Yjs bytes differ. */
export function canonicalSection(text: SectionText): string {
  return canonicalJson(sealedText(text));
}

/** The hash that sign-offs of a section bind to. */
export function hashSection(text: SectionText): ContentHash {
  return sha256Hex(canonicalSection(text)) as ContentHash;
}

/** The hash that sign-offs of the whole statement bind to: over the sections' hashes in the order of reading. */
export function hashDocument(orderedHashes: readonly { section: string; hash: ContentHash }[]): ContentHash {
  const sections = orderedHashes.map(({ section, hash }) => ({ section, hash }));
  return sha256Hex(canonicalJson({ v: 1, sections })) as ContentHash;
}
