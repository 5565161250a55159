import type { MembershipId, SectionId, StatementId } from '#concordat';
import type { ConcernDecision } from '#deliberation';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Words that somebody flagged because they may be about future prices, margins or bidding plans (R34). */
@Entity('competition_concern')
@Index('competition_concern_statement', ['statementId'])
export class CompetitionConcern {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'PK_competition_concern' })
  id!: string;

  @Column('uuid')
  statementId!: StatementId;

  /** Null where it is about the reason of a decision on the whole statement. */
  @Column('uuid', { nullable: true })
  sectionId!: SectionId | null;

  /** Null where it is about no words of the text. */
  @Column('text', { nullable: true })
  blockId!: string | null;

  /** The suggestion, or the one that the exact words of a comment became; null for none. */
  @Column('uuid', { nullable: true })
  proposalId!: string | null;

  /** Null where it is about no comment. */
  @Column('uuid', { nullable: true })
  commentId!: string | null;

  /** Own words of those who disagree, with their reply; null where it is about none. */
  @Column('uuid', { nullable: true })
  minorityStatementId!: string | null;

  /** The sign-off whose reservation or reason it is about; null for none. */
  @Column('uuid', { nullable: true })
  signOffId!: string | null;

  /** The words as they stood when they were flagged. */
  @Column('text')
  quote!: string;

  @Column('text')
  why!: string;

  @Column('uuid')
  flaggedBy!: MembershipId;

  @Column('timestamptz')
  at!: Date;

  /** Null while nobody has decided: until then the words are hidden. */
  @Column('text', { nullable: true })
  decision!: ConcernDecision | null;

  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('uuid', { nullable: true })
  decidedBy!: MembershipId | null;

  @Column('timestamptz', { nullable: true })
  decidedAt!: Date | null;
}
