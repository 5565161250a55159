import type { ContentHash } from '#document';

/** The same content in another format, beside the signed words (R36). The file itself is not in the bundle. */
export interface BundleRendering {
  readonly kind: RenderingKind;
  /** BCP 47: `en-GB`, `cy`, `bfi` for British Sign Language. */
  readonly language: string;
  /** A section's key; null for one of the whole. */
  readonly section: string | null;
  /** Hash of the section, or of the whole, from which it was made. */
  readonly sourceHash: ContentHash;
  /** A contributor's `ref`, as is each of those who approved it. */
  readonly madeBy: string;
  readonly approvedBy: readonly string[];
  /** CURRENT if it was made from exactly the words of this file. */
  readonly state: 'CURRENT' | 'OUT_OF_DATE';
  /** Why it is there though the words have changed since; null for one that is current. */
  readonly reason: string | null;
  readonly file: { readonly name: string; readonly sha256: string };
}

/** Formats in which the content of a statement can be given, in the order in which they are listed. */
export const RENDERING_KINDS = ['EASY_READ', 'LARGE_PRINT', 'AUDIO', 'BSL', 'TRANSLATION', 'SUMMARY'] as const;
export type RenderingKind = (typeof RENDERING_KINDS)[number];
