import type { CouncilId, DocumentState, PersonId, StatementId } from '#concordat';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A document that groups write, sign and publish together (the domain's Document). */
@Entity('statement')
@Index('statement_council_slug', ['councilId', 'slug'], { unique: true })
@Index('statement_successor', ['successorId'])
export class Statement {
  @PrimaryColumn('uuid')
  id!: StatementId;

  @Column('uuid')
  councilId!: CouncilId;

  /** Key in templates.json. */
  @Column('text')
  template!: string;

  @Column('text')
  slug!: string;

  @Column('text')
  title!: string;

  /** BCP 47 tag of the one language that is signed. */
  @Column('text')
  language!: string;

  /** ISO dates. */
  @Column('text')
  periodFrom!: string;

  @Column('text')
  periodTo!: string;

  @Column('text')
  reviewBy!: string;

  @Column('text')
  state!: DocumentState;

  /** The stage that it goes on with; null while it is not paused. */
  @Column('text', { nullable: true })
  pausedFrom!: DocumentState | null;

  /** Why it is paused, withdrawn, replaced or worked on again, for everybody; null while it is none of these. */
  @Column('text', { nullable: true })
  stateReason!: string | null;

  /** The statement that takes its place; null while it is not replaced, and where none was named. */
  @Column('uuid', { nullable: true })
  successorId!: StatementId | null;

  @Column('uuid')
  startedBy!: PersonId;

  /** When people began to get together, and the public call opened; before that, when it was set up. */
  @Column('timestamptz')
  startedAt!: Date;
}
