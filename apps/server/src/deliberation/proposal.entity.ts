import type { MembershipId, SectionId, StatementId } from '#concordat';
import type { Decision, ProposalStatus, View } from '#deliberation';
import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** A change asked for: a record beside the text, never marks in it. */
@Entity('proposal')
@Index('proposal_section', ['sectionId'])
@Unique('proposal_sent_once', ['proposerId', 'sentOnceAs'])
@Index('proposal_statement', ['statementId', 'receivedAt', 'id'])
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

  /** When that was; the time for an answer begins again then. */
  @Column('timestamptz', { nullable: true })
  askedAgainAt!: Date | null;

  /** What its sender calls it, so that the same is not taken twice when it is sent twice; null for none. */
  @Column('text', { nullable: true })
  sentOnceAs!: string | null;

  /** The facilitator who wrote it down for them; null where they wrote it themselves. Never shown but as a role (R9). */
  @Column('uuid', { nullable: true })
  writtenDownBy!: MembershipId | null;

  /** How they said it to the facilitator; null where nobody wrote it down for them. */
  @Column('text', { nullable: true })
  supportMode!: string | null;

  /** Whether it was read back to them: `confirmed` or `could-not-be-confirmed` (R10). */
  @Column('text', { nullable: true })
  readBack!: string | null;
}

/** What one of two who did not agree said the answer should be (R13). */
export interface PublishedView {
  readonly decision: View;
  readonly reason: string;
  readonly acceptedText: string | null;
  readonly givenBy: MembershipId;
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

  /** Both views, where those who decide did not agree in time; null where they did. */
  @Column('jsonb', { nullable: true })
  views!: readonly PublishedView[] | null;

  /** The decider who put it forward: words that are not in the suggestion are credited to them. Null in answers from before that was kept. */
  @Column('uuid', { nullable: true })
  putForwardBy!: MembershipId | null;

  /** The declared limit that it is outside of; null for none. Only what is not accepted names one. */
  @Column('uuid', { nullable: true })
  limitId!: string | null;
}
