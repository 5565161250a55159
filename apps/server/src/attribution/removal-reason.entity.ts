import type { MembershipId, SectionId } from '#concordat';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Why somebody took out words of another group (R8). */
@Entity('removal_reason')
export class RemovalReason {
  /** Made of what the removal is, see removalId. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'PK_removal_reason' })
  id!: string;

  @Column('uuid')
  sectionId!: SectionId;

  @Column('text')
  reason!: string;

  @Column('uuid')
  givenBy!: MembershipId;

  @Column('timestamptz')
  at!: Date;
}
