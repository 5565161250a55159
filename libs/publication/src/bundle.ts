import type { DecisionRule, InterestEffect } from '#concordat';
import type { ContentHash, SealedSectionText } from '#document';
import type { RecordEntry, SignedCheckpoint } from '#record';
import type { Position } from '#sign-off';
import type { BundleRendering } from './rendering.js';
import type { AloneKind } from './why-not-publish-alone.js';

/** A published version of a statement as one file that anyone can check offline (R27). FORMAT.md says it exactly. */
export interface Bundle {
  readonly format: BundleFormat;
  readonly statement: BundleStatement;
  readonly groups: readonly BundleGroup[];
  readonly contributors: readonly BundleContributor[];
  /** In the order of reading. */
  readonly sections: readonly BundleSection[];
  readonly whole: BundleWhole;
  readonly minorityStatements: readonly BundleMinorityStatement[];
  readonly councilDecision: BundleCouncilDecision | null;
  /** There if, and only if, the label says that it was not published together (R24, R24b). */
  readonly alone?: BundleAlone;
  /** Every declaration of interests in the record, oldest first. Formats 1 and 2 have none (R31). */
  readonly interests?: readonly BundleInterest[];
  /** The same content in other formats. Formats 1 to 3 have none (R36). */
  readonly renderings?: readonly BundleRendering[];
  readonly datasets: readonly BundleDataset[];
  readonly record: BundleRecord;
  readonly manifest: BundleManifest;
  readonly openings: BundleOpenings;
  readonly signature: BundleSignature;
}

/** The value of `format`, and the first words of what is signed. New files are of the last one; all can be checked. */
export const BUNDLE_FORMATS = [
  'common-position-bundle/1',
  'common-position-bundle/2',
  'common-position-bundle/3',
  'common-position-bundle/4',
  'common-position-bundle/5',
] as const;
export type BundleFormat = (typeof BUNDLE_FORMATS)[number];

/** The format of what is published now. */
export const BUNDLE_FORMAT = 'common-position-bundle/5' satisfies BundleFormat;

/** The number of a file's format. */
export function formatNumber({ format }: Pick<Bundle, 'format'>): number {
  return BUNDLE_FORMATS.indexOf(format) + 1;
}

/** A bundle before it is sealed. */
export type UnsignedBundle = Omit<Bundle, 'format' | 'manifest' | 'signature'>;

export interface BundleStatement {
  readonly council: { readonly name: string; readonly slug: string };
  readonly title: string;
  readonly slug: string;
  readonly template: string;
  readonly language: string;
  readonly period: { readonly from: string; readonly to: string };
  readonly label: BundleLabel;
  readonly version: number;
  readonly changeNote: string;
  readonly publishedAt: string;
  readonly reviewBy: string;
  /** The version that this one replaces. */
  readonly supersedes: number | null;
}

export type BundleLabel = 'CO_PRODUCED' | 'CO_PRODUCED_WITH_DISSENT' | AloneKind;

export interface BundleGroup {
  readonly code: string;
  readonly label: string;
}

/** Somebody who took part, under a pseudonym. The name, if it was public at all, is in the openings. */
export interface BundleContributor {
  readonly ref: string;
  readonly constituency: string | null;
  /** Commitment to `{name}`; null when there never was a public name. */
  readonly name: string | null;
}

export interface BundleSection {
  readonly key: string;
  readonly title: string;
  readonly order: number;
  readonly leads: readonly string[];
  readonly signatories: readonly string[];
  readonly appendix: boolean;
  readonly state: BundleSectionState;
  readonly versionNumber: number;
  readonly frozenAt: string;
  /** Exactly what is hashed and signed. */
  readonly text: SealedSectionText;
  readonly hash: ContentHash;
  readonly attribution: BundleAttribution;
  /** One for each signatory group, in the order of `signatories`. */
  readonly positions: readonly BundlePosition[];
  /** Where the log of the live document ended when the section was frozen. */
  readonly log: { readonly epoch: number; readonly seq: number; readonly head: string };
}

/** An appendix stays FROZEN: nobody need sign it. */
export type BundleSectionState = 'FROZEN' | 'SIGNED' | 'SIGNED_WITH_DISSENT' | 'NOT_AGREED';

export interface BundleAttribution {
  readonly blocks: readonly { readonly id: string; readonly words: readonly BundleWords[] }[];
  readonly words: readonly BundleWords[];
}

export interface BundleWords {
  /** A contributor's `ref`. */
  readonly by: string;
  readonly words: number;
}

/** Where a group stands on exact words. */
export interface BundlePosition {
  readonly constituency: string;
  readonly position: Position;
  readonly text: string | null;
  readonly signatories: readonly BundleSignatory[];
  readonly decidedBy: DecisionRule;
  /** The text that they decided on: the section's hash, or that of the whole. */
  readonly hash: ContentHash;
}

export interface BundleSignatory {
  readonly ref: string;
  readonly position: Position;
  readonly at: string;
}

export interface BundleWhole {
  readonly hash: ContentHash;
  readonly positions: readonly BundlePosition[];
}

/** The reasons of those who disagree, with at most one reply (R19). */
export interface BundleMinorityStatement {
  readonly id: string;
  /** A section's key. */
  readonly section: string;
  readonly constituency: string;
  readonly by: 'constituency' | 'three members';
  readonly title: string;
  readonly text: string;
  readonly signedBy: readonly string[];
  readonly reply: BundleReply | null;
  readonly at: string;
}

export interface BundleReply {
  readonly constituency: string;
  readonly text: string;
  readonly by: string;
  readonly at: string | null;
}

export interface BundleCouncilDecision {
  readonly body: string;
  readonly date: string;
  readonly reference: string;
  readonly decision: string;
  readonly callInEnds: string | null;
}

/** Why and by whom a version was not published together. */
export interface BundleAlone {
  /** Those that the heading names: without whose agreement the council published, or that agreed without the council. */
  readonly groups: readonly string[];
  /** Contributors whose keys published it. */
  readonly by: readonly string[];
  /** The council's reasons; null where other groups published. */
  readonly reasons: string | null;
  readonly mediation: BundleMediation;
  /** The council's reply to the other groups, where it was given before they published. */
  readonly reply: { readonly text: string; readonly by: string; readonly at: string } | null;
}

/** The mediation that failed first. */
export interface BundleMediation {
  readonly issue: string | null;
  /** ISO dates. */
  readonly openedOn: string;
  readonly until: string;
  /** Null where its last day passed without an outcome. */
  readonly outcome: 'failed' | null;
}

/**
 * That somebody declared interests, or that there are none. Its words are not here but in the openings of the record, so
 * that they can be taken away (R28): the commitment `text` of the entry.
 */
export interface BundleInterest {
  /** Number of the entry of the record. */
  readonly entry: number;
  /** A contributor's `ref`. */
  readonly by: string;
  /** The group that they declared it in; null for somebody in none. */
  readonly constituency: string | null;
  readonly at: string;
  /** Whether there is any interest. */
  readonly some: boolean;
  readonly effect: InterestEffect;
  /** Keys of the sections that it touches; empty for all. */
  readonly sections: readonly string[];
  /** When the same person declared anew, so that this one stands no more; null while it stands. */
  readonly until: string | null;
}

/** A table of figures. `sha256` is over what the section that shows it was signed with. */
export interface BundleDataset {
  readonly id: string;
  readonly title: string;
  readonly headline: string;
  readonly source: string;
  readonly period: string;
  readonly geography: string;
  readonly caveat: string;
  readonly owner: string | null;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly sha256: string;
  readonly textAlternative: string;
}

export interface BundleRecord {
  readonly entries: readonly RecordEntry[];
  /** Hash of the last entry. */
  readonly head: string;
  /** Oldest first. Format 1 has none. */
  readonly checkpoints?: readonly SignedCheckpoint[];
  /** Public keys that signed the checkpoints. Format 1 has none. */
  readonly keys?: readonly string[];
}

/** The hash of every part: what the key signs. */
export interface BundleManifest {
  readonly parts: readonly { readonly part: string; readonly sha256: string }[];
  /** How many entries the record holds. Formats 1 to 3 do not say. */
  readonly entries?: number;
}

/** What commitments hide. Outside the signature, so that one can be taken away later and the rest still verifies (R28). */
export interface BundleOpenings {
  readonly names: readonly NameOpening[];
  readonly record: readonly RecordOpening[];
  /** Contents of the record that were destroyed, by entry. Format 1 has none. */
  readonly removed?: readonly RemovedContent[];
}

export interface NameOpening {
  readonly ref: string;
  readonly salt: string;
  readonly content: { readonly name: string };
}

export interface RecordOpening {
  readonly seq: number;
  /** The commitment's name in that entry. */
  readonly name: string;
  readonly salt: string;
  readonly content: unknown;
}

/** Stands where a content of the record was destroyed: why, and when. The commitment to it stays in the entry (R28). */
export interface RemovedContent {
  readonly seq: number;
  /** The commitment's name in that entry. */
  readonly name: string;
  readonly reason: string;
  /** ISO date. */
  readonly date: string;
}

export interface BundleSignature {
  readonly algorithm: 'Ed25519';
  /** First 16 hex digits of the SHA-256 of the public key's bytes. */
  readonly keyId: string;
  readonly publicKey: string;
  readonly value: string;
}
