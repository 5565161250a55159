import type { CouncilId, MembershipId, OrganisationId, PersonId, Role, StatementId } from '#concordat';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { MembershipKind } from './membership.entity.js';

/** An invitation to take part in a statement: 14 days, redeemed by POST, may be sent again. */
@Entity('invitation')
export class Invitation {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  councilId!: CouncilId;

  @Index('invitation_statement')
  @Column('uuid')
  statementId!: StatementId;

  /** Null for someone who takes part by phone or on paper and is entered by the facilitator. */
  @Column('text', { nullable: true })
  email!: string | null;

  @Column('text')
  fullName!: string;

  @Column('text', { nullable: true })
  constituency!: string | null;

  @Column('text')
  capacity!: string;

  @Column('text', { array: true })
  roles!: Role[];

  @Column('boolean')
  signatory!: boolean;

  @Column('text')
  kind!: MembershipKind;

  @Column('integer')
  headcount!: number;

  @Column('uuid', { nullable: true })
  organisationId!: OrganisationId | null;

  @Column('text', { nullable: true })
  supportedBy!: string | null;

  @Column('uuid')
  invitedBy!: PersonId;

  /** SHA-256 of the token in the link; the token itself is nowhere but in the mail. */
  @Column('text', { unique: true })
  tokenHash!: string;

  @Column('timestamptz')
  createdAt!: Date;

  @Column('timestamptz')
  lastSentAt!: Date;

  @Column('timestamptz')
  expiresAt!: Date;

  @Column('timestamptz', { nullable: true })
  redeemedAt!: Date | null;

  /** When it was ended before anybody accepted it. It then says nothing of the person. */
  @Column('timestamptz', { nullable: true })
  endedAt!: Date | null;

  @Column('uuid', { nullable: true })
  membershipId!: MembershipId | null;
}
