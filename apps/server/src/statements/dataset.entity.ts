import type { MembershipId, StatementId } from '#concordat';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A table of figures that sections show by reference. No figure without source, period and geography (R39). */
@Entity('dataset')
@Index('dataset_statement_key', ['statementId', 'key'], { unique: true })
export class Dataset {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  statementId!: StatementId;

  /** The name by which a section's text refers to it: `T1`. */
  @Column('text')
  key!: string;

  @Column('text')
  title!: string;

  @Column('text')
  headline!: string;

  @Column('text')
  source!: string;

  @Column('text')
  period!: string;

  @Column('text')
  geography!: string;

  @Column('text')
  caveat!: string;

  @Column('text')
  textAlternative!: string;

  @Column('uuid', { nullable: true })
  ownerId!: MembershipId | null;

  @Column('text', { array: true })
  columns!: string[];

  @Column('jsonb')
  rows!: string[][];

  /** SHA-256 over the canonical JSON of everything above but ids and owner. */
  @Column('text')
  sha256!: string;

  /**
   * Whether it has counts of 1 to 7, which its owner acknowledged: it has none that are not. Null where it was brought
   * before this was asked.
   */
  @Column('boolean', { nullable: true })
  smallCountsAcknowledged!: boolean | null;

  /** Null where it was brought before this was noted; the record knows. */
  @Column('timestamptz', { nullable: true })
  broughtAt!: Date | null;
}
