import type { MembershipId, SectionId } from '#concordat';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A name that a member gave to the text of a section as it was at one row of its log. */
@Entity('named_version')
@Index('named_version_name', ['sectionId', 'epoch', 'name'], { unique: true })
export class NamedVersion {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  sectionId!: SectionId;

  /** A text that was rebuilt has no way back to what was before, so the names of older epochs are not shown. */
  @Column('integer')
  epoch!: number;

  @Column('integer')
  seq!: number;

  @Column('text')
  name!: string;

  @Column('uuid')
  namedBy!: MembershipId;

  @Column('timestamptz')
  namedAt!: Date;
}
