import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A request that somebody sent under an idempotency key, and the answer it got. Kept for a day. */
@Entity('kept_answer')
@Index('kept_answer_reserved', ['reservedAt'])
export class KeptAnswer {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'PK_kept_answer' })
  personId!: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'PK_kept_answer' })
  key!: string;

  /** SHA-256 of the operation and its variables: the key is for this request only. */
  @Column('text')
  requestHash!: string;

  /** Goes up when a server takes over from one that never answered, so that only the newest can act. */
  @Column('integer')
  attempt!: number;

  @Column('timestamptz')
  reservedAt!: Date;

  /** Set in the transaction of the act itself: true if, and only if, what it wrote is there. */
  @Column('boolean')
  acted!: boolean;

  /** JSON of the answer; null while there is none. */
  @Column('text', { nullable: true })
  answer!: string | null;
}
