import type { SectionId } from '#concordat';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The text of a section at one row of its log, made by replay: a shorter way to the same text, never the truth (P14). */
@Entity('section_snapshot')
export class SectionSnapshot {
  @PrimaryColumn('uuid')
  sectionId!: SectionId;

  @PrimaryColumn('integer')
  epoch!: number;

  /** The newest row that is in it. */
  @PrimaryColumn('integer')
  seq!: number;

  /** The whole document as one Yjs update, with what was deleted. */
  @Column('bytea')
  state!: Buffer;

  /** Its state vector, as a newcomer's browser is asked with. */
  @Column('bytea')
  stateVector!: Buffer;

  /** What a browser in step with it answers to that: nothing new. Known by its bytes, so that no document has to be built. */
  @Column('bytea')
  echo!: Buffer;

  @Column('timestamptz')
  at!: Date;
}
