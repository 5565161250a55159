import { canonicalJson, sha256Hex } from '#document';
import type { BundleManifest, BundlePosition, UnsignedBundle } from './bundle.js';

/** The hash of every part of a bundle, in order. Together they cover everything but openings, manifest and signature. */
export function manifestOf(bundle: Omit<UnsignedBundle, 'openings'>): BundleManifest {
  const parts = partsOf(bundle).map(({ part, value }) => ({ part, sha256: sha256Hex(canonicalJson(value)) }));
  // Since format 4, with which renderings came.
  return bundle.renderings ? { parts, entries: bundle.record.entries.length } : { parts };
}

/** Name of the part that holds a section without its sign-offs. */
export function sectionPart(key: string): string {
  return `section:${key}`;
}

/** Name of the part that holds a group's sign-off of a section, or of the whole. */
export function signOffPart(of: string, constituency: string): string {
  return `${of}/sign-off:${constituency}`;
}

/** Name of an entry of the record. A fault can lie in it, though the record is hashed as one part. */
export function entryPart(seq: number | string): string {
  return `record/entry:${seq}`;
}

/** Name of a checkpoint of the record, by its entry. */
export function checkpointPart(seq: number | string): string {
  return `record/checkpoint:${seq}`;
}

/** Name of what stands for a content that was removed from an entry of the record. */
export function removedPart(seq: number | string, name: string): string {
  return `openings/removed:${seq}/${name}`;
}

/** Name of the opening of a contributor's name. */
export function nameOpeningPart(ref: string): string {
  return `openings/name:${ref}`;
}

/** Name of the opening of a commitment in an entry of the record. */
export function recordOpeningPart(seq: number | string, name: string): string {
  return `openings/entry:${seq}/${name}`;
}

interface Part {
  readonly part: string;
  readonly value: unknown;
}

function partsOf(bundle: Omit<UnsignedBundle, 'openings'>): Part[] {
  const { statement, groups, contributors, sections, whole, minorityStatements, councilDecision, datasets } = bundle;
  return [
    { part: 'statement', value: statement },
    { part: 'groups', value: groups },
    { part: 'contributors', value: contributors },
    ...sections.flatMap((section) => withSignOffs(sectionPart(section.key), section)),
    ...withSignOffs('whole', whole),
    ...minorityStatements.map((value) => ({ part: `minority-statement:${value.id}`, value })),
    { part: 'council-decision', value: councilDecision },
    ...(bundle.alone ? [{ part: 'alone', value: bundle.alone }] : []),
    ...(bundle.interests ? [{ part: 'interests', value: bundle.interests }] : []),
    ...(bundle.renderings ? [{ part: 'renderings', value: bundle.renderings }] : []),
    ...datasets.map((value) => ({ part: `dataset:${value.id}`, value })),
    { part: 'record', value: bundle.record },
  ];
}

/** A sign-off is a part of its own, so that a fault in it can name the group. */
function withSignOffs(part: string, signed: { readonly positions: readonly BundlePosition[] }): Part[] {
  const { positions, ...rest } = signed;
  return [{ part, value: rest }, ...positions.map((value) => ({ part: signOffPart(part, value.constituency), value }))];
}
