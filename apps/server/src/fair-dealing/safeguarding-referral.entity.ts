import type { MembershipId, SectionId, StatementId } from '#concordat';
import type { ConcernDecision } from '#deliberation';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * Words that are hidden because somebody is worried about a person (R38). Nobody but safeguarding leads reads what it says. Of
 * all but the text it keeps no words: those are read where they stand.
 */
@Entity('safeguarding_referral')
@Index('safeguarding_referral_statement', ['statementId'])
export class SafeguardingReferral {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'PK_safeguarding_referral' })
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

  /** Words of the text, to hide them wherever they are moved to; null where it is about other words, or they are shown again. */
  @Column('text', { nullable: true })
  quote!: string | null;

  @Column('text')
  why!: string;

  @Column('uuid')
  flaggedBy!: MembershipId;

  @Column('timestamptz')
  at!: Date;

  /** Null while nobody has decided. `TAKEN_OUT` words stay hidden. */
  @Column('text', { nullable: true })
  decision!: ConcernDecision | null;

  /** What a safeguarding lead did, and why. */
  @Column('text', { nullable: true })
  note!: string | null;

  /** By which others find what was referred to them, as the lead wrote it down; null for none. */
  @Column('text', { nullable: true })
  reference!: string | null;

  @Column('uuid', { nullable: true })
  decidedBy!: MembershipId | null;

  @Column('timestamptz', { nullable: true })
  decidedAt!: Date | null;
}
