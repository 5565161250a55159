import type { MembershipId, SectionId, StatementId } from '#concordat';
import type { Decision, ProposalStatus } from '#deliberation';
import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** A change asked for: a record beside the text, never marks in it. */
@Entity('proposal')
@Index('proposal_section', ['sectionId'])
@Index('proposal_statement', ['statementId'])
export class Proposal {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  statementId!: StatementId;

  @Column('uuid')
  sectionId!: SectionId;

  @Column('text')
  blockId!: string;

  @Column('text')
  baseText!: string;

  @Column('text')
  proposedText!: string;

  @Column('text')
  reason!: string;

  @Column('uuid')
  proposerId!: MembershipId;

  @Column('text')
  status!: ProposalStatus;

  @Column('timestamptz')
  receivedAt!: Date;

  /** 2 once its proposer has asked for another pair to look again (R15). */
  @Column('integer', { default: 1 })
  round!: number;

  @Column('text', { nullable: true })
  askedAgainBecause!: string | null;
}

/** The answer to a proposal, with its reason, the deciders and the text it changed (R12 to R14). */
@Entity('response')
@Unique('response_of_round', ['proposalId', 'round'])
export class Response {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  proposalId!: string;

  @Column('integer', { default: 1 })
  round!: number;

  @Column('text')
  decision!: Decision;

  @Column('text')
  reason!: string;

  @Column('text')
  reasonCode!: string;

  @Column('uuid', { array: true })
  decidedBy!: MembershipId[];

  /** The words that were accepted; null when none were. */
  @Column('text', { nullable: true })
  acceptedText!: string | null;

  /** Row of the section's log in which they went in; null while they wait for comments to close, or when there are none. */
  @Column('integer', { nullable: true })
  appliedAtSeq!: number | null;

  @Column('timestamptz')
  decidedAt!: Date;
}
