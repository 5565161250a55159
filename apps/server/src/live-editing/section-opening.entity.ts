import type { MembershipId, SectionId } from '#concordat';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That a provider opened a section on a day: for the file of a procurement that relies on the statement (R33). */
@Entity('section_opening')
export class SectionOpening {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'PK_section_opening' })
  sectionId!: SectionId;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'PK_section_opening' })
  membershipId!: MembershipId;

  /** In UTC, as YYYY-MM-DD. */
  @PrimaryColumn('date', { primaryKeyConstraintName: 'PK_section_opening' })
  day!: string;

  @Column('timestamptz')
  firstAt!: Date;

  /** When it was last opened that day. */
  @Column('timestamptz')
  lastAt!: Date;
}
