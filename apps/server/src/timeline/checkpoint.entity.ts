import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where a record stood at a gate, signed (libs/record/FORMAT.md, 6). The database refuses update and delete (R27). */
@Entity('checkpoint')
export class CheckpointRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'PK_checkpoint' })
  chain!: string;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'PK_checkpoint' })
  seq!: number;

  @Column('text')
  head!: string;

  /** As signed: ISO 8601 in UTC with milliseconds, kept as text so that not one byte of it moves. */
  @Column('text')
  at!: string;

  @Column('text')
  keyId!: string;

  @Column('text')
  signature!: string;
}

/** Stands where a content of the record was destroyed: why and when (R28). The database refuses update and delete. */
@Entity('record_removal')
export class RecordRemoval {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'PK_record_removal' })
  chain!: string;

  /** Number of the entry that held it. */
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'PK_record_removal' })
  seq!: number;

  /** The commitment's name in that entry. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'PK_record_removal' })
  name!: string;

  /** Shown to everybody. */
  @Column('text')
  reason!: string;

  /** ISO date. */
  @Column('text')
  date!: string;

  /** Number of the entry that tells of the removal. */
  @Column('integer')
  recordedAs!: number;
}

/** A key that signs checkpoints and publications, with the time it was in use: published at /keys. */
@Entity('signing_key')
export class SigningKeyRow {
  @PrimaryColumn('text')
  keyId!: string;

  /** 64 lower-case hex digits. */
  @Column('text')
  publicKey!: string;

  @Column('timestamptz')
  firstUsedAt!: Date;

  @Column('timestamptz', { nullable: true })
  retiredAt!: Date | null;
}
