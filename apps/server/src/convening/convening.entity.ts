import type { Constituency, MembershipId, SectionId, StatementId } from '#concordat';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A person or a topic that somebody nominates, and the answer (R4). */
@Entity('nomination')
@Index('nomination_statement', ['statementId'])
export class Nomination {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'PK_nomination' })
  id!: string;

  @Column('uuid')
  statementId!: StatementId;

  @Column('text')
  kind!: 'person' | 'topic';

  @Column('text')
  text!: string;

  /** Null where it came from the public: nobody is asked who they are. */
  @Column('uuid', { nullable: true })
  nominatedBy!: MembershipId | null;

  /** Whether anybody can read it once it is answered: topics, and persons who agreed to it (R4). */
  @Column('boolean', { default: false })
  shownPublicly!: boolean;

  @Column('timestamptz')
  at!: Date;

  /** Null while there is no answer. */
  @Column('boolean', { nullable: true })
  isTaken!: boolean | null;

  @Column('text', { nullable: true })
  answer!: string | null;

  /** Whether the answer went to an e-mail address that who nominated themselves gave. */
  @Column('boolean', { default: false })
  answerMailed!: boolean;

  @Column('uuid', { nullable: true })
  answeredBy!: MembershipId | null;

  @Column('timestamptz', { nullable: true })
  answeredAt!: Date | null;
}

/** How to reach who nominated themselves: for organisers only, never in the record (R38). */
@Entity('nomination_contact')
export class NominationContact {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'PK_nomination_contact' })
  nominationId!: string;

  @Column('text')
  contact!: string;
}

/** Who was asked to take part: when, how, where, and how many that reached. */
@Entity('outreach')
@Index('outreach_statement', ['statementId'])
export class Outreach {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'PK_outreach' })
  id!: string;

  @Column('uuid')
  statementId!: StatementId;

  @Column('date')
  on!: string;

  @Column('text')
  how!: string;

  @Column('text')
  place!: string;

  /** The group that was meant. */
  @Column('text')
  constituency!: Constituency;

  @Column('integer')
  reached!: number;

  @Column('uuid')
  loggedBy!: MembershipId;

  @Column('timestamptz')
  at!: Date;
}

/** What cannot change, with a reason and an end; and the one challenge that it may get (R5). */
@Entity('declared_limit')
@Index('declared_limit_statement', ['statementId'])
export class DeclaredLimit {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'PK_declared_limit' })
  id!: string;

  @Column('uuid')
  statementId!: StatementId;

  @Column('text')
  kind!: string;

  @Column('text')
  text!: string;

  @Column('text')
  reason!: string;

  @Column('date')
  endsOn!: string;

  @Column('uuid')
  declaredBy!: MembershipId;

  @Column('timestamptz')
  at!: Date;

  @Column('text', { nullable: true })
  challenge!: string | null;

  @Column('uuid', { nullable: true })
  challengedBy!: MembershipId | null;

  @Column('text', { nullable: true })
  challengeAnswer!: string | null;

  @Column('uuid', { nullable: true })
  challengeAnsweredBy!: MembershipId | null;
}

/** Where a group stood before the writing: sealed, then opened with all others at one moment (R6). */
@Entity('starting_position')
@Index('starting_position_section', ['statementId', 'constituency', 'sectionId'], { unique: true })
@Index('starting_position_whole', ['statementId', 'constituency'], { unique: true, where: 'section_id IS NULL' })
export class StartingPosition {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'PK_starting_position' })
  id!: string;

  @Column('uuid')
  statementId!: StatementId;

  @Column('text')
  constituency!: Constituency;

  /** Null for where the group stands on the whole. */
  @Column('uuid', { nullable: true })
  sectionId!: SectionId | null;

  @Column('text')
  text!: string;

  /** Hex. With the text it makes the hash that everybody has seen since it was sealed. */
  @Column('text')
  salt!: string;

  @Column('text')
  hash!: string;

  @Column('uuid')
  sealedBy!: MembershipId;

  @Column('timestamptz')
  sealedAt!: Date;

  /** Null while it is sealed. */
  @Column('timestamptz', { nullable: true })
  openedAt!: Date | null;
}

/** Somebody who signs for a group and agrees to open all starting positions before publication (R6). */
@Entity('opening_agreed')
export class OpeningAgreed {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'PK_opening_agreed' })
  statementId!: StatementId;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'PK_opening_agreed' })
  agreedBy!: MembershipId;

  @Column('text')
  constituency!: Constituency;

  @Column('timestamptz')
  at!: Date;
}
