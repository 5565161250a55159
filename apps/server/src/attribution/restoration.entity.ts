import type { MembershipId, SectionId } from '#concordat';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Words that one group took from another and that the other asked back: put back once, suggested after that (R8). */
@Entity('restoration')
@Index('restoration_section', ['sectionId'])
export class Restoration {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'PK_restoration' })
  id!: string;

  @Column('uuid')
  sectionId!: SectionId;

  /** What identified the removal, see removalId. */
  @Column('text')
  removal!: string;

  @Column('uuid')
  whose!: MembershipId;

  @Column('uuid')
  removedBy!: MembershipId;

  @Column('integer')
  words!: number;

  @Column('uuid')
  askedBy!: MembershipId;

  @Column('integer')
  epoch!: number;

  /** Row of the section's log in which they came back; null when they were suggested. */
  @Column('integer', { nullable: true })
  seq!: number | null;

  /** The suggestion that was made of them; null when they were put back. */
  @Column('uuid', { nullable: true })
  proposalId!: string | null;

  @Column('timestamptz')
  at!: Date;
}
