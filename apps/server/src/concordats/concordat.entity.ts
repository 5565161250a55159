import type { ConcordatParameters, MembershipId, StatementId } from '#concordat';
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

  /** SHA-256 over the canonical JSON of the parameters: what the groups agreed to. */
  @Column('text')
  hash!: string;

  @Column('timestamptz')
  createdAt!: Date;

  /** When the groups were asked to agree; null while people are still being brought together. */
  @Column('timestamptz', { nullable: true })
  openedAt!: Date | null;
}

/** One group's agreement to one version of the concordat (R1). */
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
