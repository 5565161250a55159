import type { SectionId, SectionState, StatementId } from '#concordat';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A section: the unit of editing, attribution, freezing and signing. Its row is the lock for its text and its state. */
@Entity('section')
@Index('section_statement_key', ['statementId', 'key'], { unique: true })
export class Section {
  @PrimaryColumn('uuid')
  id!: SectionId;

  @Column('uuid')
  statementId!: StatementId;

  @Column('text')
  key!: string;

  @Column('text')
  title!: string;

  @Column('text')
  guidance!: string;

  /** Order in the statement, from 0. */
  @Column('integer')
  position!: number;

  @Column('text', { array: true })
  leads!: string[];

  @Column('text', { array: true })
  signatories!: string[];

  @Column('boolean')
  appendix!: boolean;

  @Column('integer', { nullable: true })
  wordGuide!: number | null;

  @Column('text')
  state!: SectionState;

  /** Goes up when the live document is rebuilt; browsers of an older epoch reload (P4). */
  @Column('integer')
  epoch!: number;

  /** Number of the newest committed row of the update log; 0 when nobody has written. */
  @Column('integer')
  headSeq!: number;

  /** Chained hash over the log's rows up to headSeq, so that a frozen version names the exact log it came from. */
  @Column('text')
  logHead!: string;
}
