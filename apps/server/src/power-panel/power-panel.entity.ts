import type { Constituency, MembershipId, SectionId, StatementId } from '#concordat';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** How equal a group found it, on the ladder from 1 to 7. One for each group, of the newest version it rated. */
@Entity('ladder_rating')
export class LadderRating {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'PK_ladder_rating' })
  statementId!: StatementId;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'PK_ladder_rating' })
  constituency!: Constituency;

  @Column('integer')
  rung!: number;

  @Column('text')
  why!: string;

  @Column('uuid')
  ratedBy!: MembershipId;

  @Column('timestamptz')
  at!: Date;
}

/** One plain sentence on what changed in a section, said by its lead and agreed by somebody of another group. */
@Entity('what_changed')
@Index('what_changed_statement', ['statementId'])
export class WhatChanged {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'PK_what_changed' })
  sectionId!: SectionId;

  @Column('uuid')
  statementId!: StatementId;

  @Column('text')
  text!: string;

  @Column('uuid')
  saidBy!: MembershipId;

  @Column('timestamptz')
  saidAt!: Date;

  /** Null while nobody of another group has agreed. */
  @Column('uuid', { nullable: true })
  agreedBy!: MembershipId | null;

  @Column('timestamptz', { nullable: true })
  agreedAt!: Date | null;
}

/** A suggestion that the council had opposed at first. */
@Entity('first_opposed')
@Index('first_opposed_statement', ['statementId'])
export class FirstOpposed {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'PK_first_opposed' })
  proposalId!: string;

  @Column('uuid')
  statementId!: StatementId;

  @Column('uuid')
  flaggedBy!: MembershipId;

  @Column('timestamptz')
  at!: Date;
}
