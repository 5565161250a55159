import type { CouncilAnswer, CouncilId, CouncilProposalState, PersonId, StatementId } from '#concordat';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What somebody of the public proposes to a council before there is a statement, and the answer. */
@Entity('council_proposal')
@Index('council_proposal_council', ['councilId', 'at'])
export class CouncilProposal {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'PK_council_proposal' })
  id!: string;

  @Column('uuid')
  councilId!: CouncilId;

  @Column('text')
  kind!: 'statement' | 'topic';

  /** Key in templates.json; null for a topic. */
  @Column('text', { nullable: true })
  template!: string | null;

  @Column('text')
  title!: string;

  @Column('text')
  why!: string;

  /** What they want to be called in public; empty for nobody in particular. */
  @Column('text')
  name!: string;

  /** Where the answer goes; null where none was wanted, and once it went. Never shown. */
  @Column('text', { nullable: true })
  answerTo!: string | null;

  @Column('timestamptz')
  at!: Date;

  @Column('text')
  state!: CouncilProposalState;

  @Column('text', { nullable: true })
  answer!: CouncilAnswer | null;

  /** Why the council says so, or why it is not shown; null while it waits. */
  @Column('text', { nullable: true })
  reason!: string | null;

  /** The officer who answered. The public reads only that it was one. */
  @Column('uuid', { nullable: true })
  answeredBy!: PersonId | null;

  @Column('timestamptz', { nullable: true })
  answeredAt!: Date | null;

  /** The statement that covers it already, or that came of it; null where there is none. */
  @Column('uuid', { nullable: true })
  statementId!: StatementId | null;
}

/** Who stands for a statement in the council: public words, shown because they agreed. */
@Entity('statement_sponsor')
export class StatementSponsor {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'PK_statement_sponsor' })
  statementId!: StatementId;

  @Column('text')
  name!: string;

  @Column('text')
  jobTitle!: string;

  /** The officer who noted that the sponsor agreed. */
  @Column('uuid')
  namedBy!: PersonId;

  @Column('timestamptz')
  namedAt!: Date;
}
