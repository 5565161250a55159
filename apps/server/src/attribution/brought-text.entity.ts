import type { Constituency, MembershipId, SectionId } from '#concordat';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Text that a member brought into a section from somewhere else, for their group (R3). Its words are theirs in the log. */
@Entity('brought_text')
export class BroughtText {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'PK_brought_text' })
  id!: string;

  @Index('brought_text_section')
  @Column('uuid')
  sectionId!: SectionId;

  @Column('uuid')
  broughtBy!: MembershipId;

  @Column('text')
  constituency!: Constituency;

  @Column('text')
  source!: string;

  /** Paragraphs that it came as. */
  @Column('text', { array: true })
  blocks!: string[];

  @Column('timestamptz')
  at!: Date;
}
