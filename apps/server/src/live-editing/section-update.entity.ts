import type { MembershipId, SectionId } from '#concordat';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One row of a section's update log: the only truth about its text, with who wrote it (P6). */
@Entity('section_update')
export class SectionUpdate {
  @PrimaryColumn('uuid')
  sectionId!: SectionId;

  @PrimaryColumn('integer')
  epoch!: number;

  @PrimaryColumn('integer')
  seq!: number;

  /** Who sent it: the one to whom its deletions belong. */
  @Column('uuid')
  membershipId!: MembershipId;

  @Column('text')
  capacity!: string;

  /** Whose words they are, when a facilitator writes for somebody. */
  @Column('uuid', { nullable: true })
  onBehalfOf!: MembershipId | null;

  /** Client ids whose new structs are in the bytes. */
  @Column('bigint', { array: true })
  clientIds!: string[];

  @Column('bytea')
  bytes!: Buffer;

  @Column('text')
  sha256!: string;

  /** SHA-256 over the previous row's chain and this row, see update-log.ts. */
  @Column('text')
  chain!: string;

  @Column('timestamptz')
  at!: Date;

  /** Number of the row whose text this one brought back (P14); null for any other edit. */
  @Column('integer', { nullable: true })
  restores!: number | null;
}
