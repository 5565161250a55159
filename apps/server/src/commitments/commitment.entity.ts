import type { Constituency, MembershipId, StatementId } from '#concordat';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What a group will do, by when, and how everybody will know. */
@Entity('commitment')
@Index('commitment_statement', ['statementId'])
export class Commitment {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'PK_commitment' })
  id!: string;

  @Column('uuid')
  statementId!: StatementId;

  /** The group that does it. */
  @Column('text')
  constituency!: Constituency;

  @Column('text')
  what!: string;

  @Column('date')
  dueOn!: string;

  @Column('text')
  measure!: string;

  @Column('uuid')
  addedBy!: MembershipId;

  @Column('timestamptz')
  at!: Date;
}

/** How far a commitment had come on a day. */
@Entity('commitment_progress')
@Index('commitment_progress_commitment', ['commitmentId'])
export class CommitmentProgress {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'PK_commitment_progress' })
  id!: string;

  @Column('uuid')
  commitmentId!: string;

  @Column('text')
  text!: string;

  @Column('boolean')
  isDone!: boolean;

  @Column('uuid')
  notedBy!: MembershipId;

  @Column('timestamptz')
  at!: Date;
}
