import type { MembershipId, StatementId } from '#concordat';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One co-chair's key, waiting for the other's (R2). An act takes place when both have turned. */
@Entity('turned_key')
@Index('turned_key_waiting', ['statementId', 'act', 'membershipId'], { unique: true, where: '"used_at" IS NULL' })
export class TurnedKey {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  statementId!: StatementId;

  /** What the key opens, with its subject: `advance:COMMENT:<round>`, `freeze:<section>:<place in its log>`, `publish:<document hash>`. */
  @Column('text')
  act!: string;

  @Column('uuid')
  membershipId!: MembershipId;

  /** What else the key agrees to: for publishing, the note that says what changed. */
  @Column('text', { nullable: true })
  note!: string | null;

  /** For replacing a statement: the one that takes its place; null where none is named. */
  @Column('uuid', { nullable: true })
  successorId!: StatementId | null;

  @Column('timestamptz')
  turnedAt!: Date;

  @Column('timestamptz', { nullable: true })
  usedAt!: Date | null;
}
