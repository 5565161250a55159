import type { ConcordatParameters, ConcordatPromise, Constituency, MembershipId, StatementId } from '#concordat';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The written agreement of a statement's groups. The highest version governs; earlier ones stay. */
@Entity('concordat')
@Index('concordat_statement_version', ['statementId', 'version'], { unique: true })
export class Concordat {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  statementId!: StatementId;

  @Column('integer')
  version!: number;

  @Column('jsonb')
  parameters!: ConcordatParameters;

  @Column('jsonb')
  promises!: ConcordatPromise[];

  /** What the groups agree to, see `hashOfAgreement`. */
  @Column('text')
  hash!: string;

  /** Who proposed to change the version before, and why; null for the first version. */
  @Column('uuid', { nullable: true })
  proposedBy!: MembershipId | null;

  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('timestamptz')
  createdAt!: Date;

  /** When the groups were asked to agree; null while people are still being brought together. */
  @Column('timestamptz', { nullable: true })
  openedAt!: Date | null;
}

/** One group's agreement to one version of the concordat, reached in its own way of deciding (R1). */
@Entity('concordat_agreement')
export class ConcordatAgreement {
  @PrimaryColumn('uuid')
  concordatId!: string;

  @PrimaryColumn('text')
  constituency!: string;

  @Column('uuid')
  membershipId!: MembershipId;

  @Column('timestamptz')
  agreedAt!: Date;
}

/** What one signatory says of a version or of a proposed change: yes, or no with the reason. The newest word counts. */
@Entity('concordat_answer')
export class ConcordatAnswer {
  /** The version, or the change, which keeps its id when it becomes one. */
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'PK_concordat_answer' })
  textId!: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'PK_concordat_answer' })
  membershipId!: MembershipId;

  @Column('text')
  constituency!: Constituency;

  @Column('boolean')
  agrees!: boolean;

  /** Null for a yes. */
  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('timestamptz')
  at!: Date;
}

/** A change to the agreement, which governs nothing before every group has agreed to exactly it. */
@Entity('concordat_amendment')
@Index('concordat_amendment_open', ['statementId'], {
  unique: true,
  where: '"in_force_at" IS NULL AND "withdrawn_at" IS NULL',
})
export class ConcordatAmendment {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'PK_concordat_amendment' })
  id!: string;

  @Column('uuid')
  statementId!: StatementId;

  @Column('jsonb')
  parameters!: ConcordatParameters;

  @Column('jsonb')
  promises!: ConcordatPromise[];

  @Column('text')
  hash!: string;

  @Column('uuid')
  proposedBy!: MembershipId;

  @Column('text')
  reason!: string;

  @Column('timestamptz')
  proposedAt!: Date;

  @Column('timestamptz', { nullable: true })
  inForceAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  withdrawnAt!: Date | null;
}

/** What a member of another group says of a promise: kept or broken, and why. Never changed, only followed by another. */
@Entity('promise_mark')
@Index('promise_mark_statement', ['statementId'])
export class PromiseMarkRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'PK_promise_mark' })
  id!: string;

  @Column('uuid')
  statementId!: StatementId;

  @Column('text')
  promise!: string;

  @Column('text')
  constituency!: Constituency;

  @Column('uuid')
  markedBy!: MembershipId;

  @Column('boolean')
  kept!: boolean;

  @Column('text')
  reason!: string;

  @Column('timestamptz')
  at!: Date;
}
