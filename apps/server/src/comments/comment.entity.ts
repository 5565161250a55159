import type { Constituency, MembershipId, SectionId, StatementId } from '#concordat';
import type { CommentState, Decision } from '#deliberation';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** When comments on a statement opened, and how many days each group has (R11). */
@Entity('comment_period')
export class CommentPeriod {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'PK_comment_period' })
  statementId!: StatementId;

  @Column('date')
  opensOn!: string;

  @Column('integer')
  days!: number;
}

/** A format that the members of a group are owed, and since when they have it (R11). */
@Entity('format_owed')
@Index('format_owed_once', ['statementId', 'constituency', 'format'], { unique: true })
export class FormatOwedRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'PK_format_owed' })
  id!: string;

  @Column('uuid')
  statementId!: StatementId;

  @Column('text')
  constituency!: Constituency;

  @Column('text')
  format!: string;

  /** Null while it is not there. */
  @Column('date', { nullable: true })
  readyOn!: string | null;

  /** Why they are not owed it after all; null while they are. */
  @Column('text', { nullable: true })
  droppedBecause!: string | null;
}

/** What somebody says about a section, of the public while comments are open or a member, and the answer (R12). */
@Entity('public_comment')
@Index('public_comment_section', ['sectionId', 'at'])
@Index('public_comment_statement', ['statementId', 'at'])
@Index('public_comment_reference', ['reference'], { unique: true })
@Index('public_comment_proposal', ['proposalId'], { unique: true, where: 'proposal_id IS NOT NULL' })
export class PublicComment {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'PK_public_comment' })
  id!: string;

  @Column('uuid')
  statementId!: StatementId;

  @Column('uuid')
  sectionId!: SectionId;

  /** By which whoever sent it finds it again: `C-7F3K9Q`. */
  @Column('text')
  reference!: string;

  /** The group they say they belong to; `PUBLIC` where they say nothing. */
  @Column('text')
  constituency!: Constituency;

  /** What they want to be called; empty for nobody in particular. */
  @Column('text')
  name!: string;

  /** What they would change; empty where they ask for no change. */
  @Column('text')
  change!: string;

  @Column('text')
  why!: string;

  /** The block that it is about; null for the whole section. */
  @Column('text', { nullable: true })
  blockId!: string | null;

  /** Words of that block as they stood when it came; empty for the whole section. */
  @Column('text', { default: '' })
  quote!: string;

  /** Exact words in place of those; empty where they wrote none. */
  @Column('text', { default: '' })
  instead!: string;

  /** The member who wrote it; null for somebody of the public. */
  @Column('uuid', { nullable: true })
  authorId!: MembershipId | null;

  /** The facilitator who wrote it down for them; null where they wrote it themselves. Never shown but as a role (R9). */
  @Column('uuid', { nullable: true })
  writtenDownBy!: MembershipId | null;

  /** How they said it to the facilitator; null where nobody wrote it down for them. */
  @Column('text', { nullable: true })
  supportMode!: string | null;

  /** Whether it was read back to them: `confirmed` or `could-not-be-confirmed` (R10). */
  @Column('text', { nullable: true })
  readBack!: string | null;

  /** The suggestion that its exact words became; null where there is none. */
  @Column('uuid', { nullable: true })
  proposalId!: string | null;

  @Column('timestamptz')
  at!: Date;

  @Column('text')
  state!: CommentState;

  /** Whether it was kept back after everybody could read it: then its answer is still owed (R12). */
  @Column('boolean', { default: false })
  wasShown!: boolean;

  @Column('text', { nullable: true })
  keptBackBecause!: string | null;

  @Column('uuid', { nullable: true })
  lookedAtBy!: MembershipId | null;

  /** The answer that one person has put forward; null while nobody has, and once it is given (R13). */
  @Column('text', { nullable: true })
  givenDecision!: Decision | null;

  @Column('text', { nullable: true })
  givenReason!: string | null;

  @Column('uuid', { nullable: true })
  givenBy!: MembershipId | null;

  @Column('text', { nullable: true })
  decision!: Decision | null;

  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('uuid', { array: true, default: '{}' })
  decidedBy!: MembershipId[];

  @Column('timestamptz', { nullable: true })
  decidedAt!: Date | null;
}
