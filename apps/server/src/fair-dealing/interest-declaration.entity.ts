import type { InterestEffect, MembershipId, SectionId, StatementId } from '#concordat';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What interests a member declared, or that there are none. A later declaration replaces it, and it is kept (R31). */
@Entity('interest_declaration')
@Index('interest_declaration_statement', ['statementId'])
export class InterestDeclaration {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'PK_interest_declaration' })
  id!: string;

  @Column('uuid')
  statementId!: StatementId;

  @Column('uuid')
  membershipId!: MembershipId;

  @Column('boolean')
  hasInterests!: boolean;

  /** Empty where there are none. */
  @Column('text')
  text!: string;

  /** Sections that the interest touches; empty for all. */
  @Column('uuid', { array: true })
  sectionIds!: SectionId[];

  @Column('text')
  effect!: InterestEffect;

  @Column('timestamptz')
  at!: Date;

  /** Null while it stands. */
  @Column('timestamptz', { nullable: true })
  replacedAt!: Date | null;
}
