import type { JsonObject } from '#record';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * One entry of a record: an act, chained to the act before it (libs/record/FORMAT.md).
 * The database refuses update and delete of these rows (R27).
 */
@Entity('record_entry')
@Index('record_entry_kind', ['chain', 'kind', 'seq'])
export class RecordEntryRow {
  /** The statement, or for acts outside any statement the council, whose record this is. */
  @PrimaryColumn('uuid')
  chain!: string;

  @PrimaryColumn('integer')
  seq!: number;

  /** As hashed: ISO 8601 in UTC with milliseconds, kept as text so that not one byte of it moves. */
  @Column('text')
  at!: string;

  @Column('text')
  kind!: string;

  /** A pseudonym, never a person's or a membership's id. */
  @Column('uuid', { nullable: true })
  actor!: string | null;

  @Column('text', { nullable: true })
  constituency!: string | null;

  @Column('jsonb')
  facts!: JsonObject;

  @Column('jsonb')
  commitments!: Record<string, string>;

  @Column('text')
  previous!: string;

  @Column('text')
  hash!: string;
}

/** What a commitment hides: the salt and the content. Redaction deletes this row and keeps the entry (R28). */
@Entity('record_opening')
export class RecordOpening {
  @PrimaryColumn('uuid')
  chain!: string;

  @PrimaryColumn('integer')
  seq!: number;

  @PrimaryColumn('text')
  name!: string;

  @Column('text')
  salt!: string;

  @Column('jsonb')
  content!: unknown;
}

/** The newest entry of each record. Locked while an entry is added, so that entries form one line. */
@Entity('record_chain')
export class RecordChain {
  @PrimaryColumn('uuid')
  chain!: string;

  @Column('integer')
  seq!: number;

  @Column('text')
  head!: string;
}
