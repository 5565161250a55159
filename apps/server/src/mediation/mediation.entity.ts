import type { MembershipId, SectionId, StatementId } from '#concordat';
import type { MediationOutcome } from '#sign-off';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Something that was tried in a mediation. */
export interface Attempt {
  readonly note: string;
  /** ISO 8601. */
  readonly at: string;
}

/** One round of mediation, with its limit. The newest of a statement decides what may follow (R24, R24b). */
@Entity('mediation')
@Index('mediation_statement', ['statementId'])
export class Mediation {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'PK_mediation' })
  id!: string;

  @Column('uuid')
  statementId!: StatementId;

  /** Null where it is about the whole. */
  @Column('uuid', { nullable: true })
  sectionId!: SectionId | null;

  /** What the groups cannot agree about; null until somebody says so. */
  @Column('text', { nullable: true })
  issue!: string | null;

  /** Who helps them to agree, in words; null until somebody says so. */
  @Column('text', { nullable: true })
  mediator!: string | null;

  /** Oldest first. */
  @Column('jsonb')
  attempts!: readonly Attempt[];

  /** Null while both co-chairs have not said. */
  @Column('text', { nullable: true })
  outcome!: MediationOutcome | null;

  /** The last day, as YYYY-MM-DD. */
  @Column('date')
  until!: string;

  /** The co-chair whose key opened it, as the second; or alone, after waiting for the other's. */
  @Column('uuid')
  openedBy!: MembershipId;

  @Column('timestamptz')
  openedAt!: Date;

  @Column('timestamptz', { nullable: true })
  endedAt!: Date | null;
}
