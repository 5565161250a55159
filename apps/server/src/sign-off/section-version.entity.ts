import type { SectionId } from '#concordat';
import type { ContentHash } from '#document';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Words that survive in one block, by member. */
export interface BlockWords {
  readonly id: string;
  readonly words: readonly { readonly by: string; readonly words: number }[];
}

/** Who wrote a frozen version: per block and in all, by membership id. */
export interface VersionAttribution {
  readonly blocks: readonly BlockWords[];
  readonly words: readonly { readonly by: string; readonly words: number }[];
}

/** The exact text of a section when it was frozen: what is signed, what is published. Never changed. */
@Entity('section_version')
@Index('section_version_number', ['sectionId', 'number'], { unique: true })
export class SectionVersion {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  sectionId!: SectionId;

  @Column('integer')
  number!: number;

  /** RFC 8785 canonical JSON of the section's text, byte for byte as hashed. */
  @Column('text')
  canonical!: string;

  @Column('text')
  hash!: ContentHash;

  @Column('jsonb')
  attribution!: VersionAttribution;

  @Column('integer')
  epoch!: number;

  @Column('integer')
  seq!: number;

  @Column('text')
  logHead!: string;

  @Column('timestamptz')
  frozenAt!: Date;
}

/** A frozen version without its text and without who wrote it, which are large. */
export type LockedVersion = Omit<SectionVersion, 'canonical' | 'attribution'>;

/** What to select for a `LockedVersion`. */
export const LOCKED_VERSION = {
  ...{ id: true, sectionId: true, number: true, hash: true },
  ...{ epoch: true, seq: true, logHead: true, frozenAt: true },
} as const satisfies Record<keyof LockedVersion, true>;
