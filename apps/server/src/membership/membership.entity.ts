import type {
  DisplayAudience,
  DisplayForm,
  MembershipId,
  OrganisationId,
  PersonId,
  Role,
  StatementId,
} from '#concordat';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type MembershipKind = 'person' | 'joint' | 'organisation' | 'group';
export type MembershipStatus = 'active' | 'suspended' | 'ended';

/** A person, pair, organisation or workshop table taking part in one statement. It has one signature. */
@Entity('membership')
@Index('membership_person', ['personId'])
@Index('membership_statement_person', ['statementId', 'personId'], { unique: true })
export class Membership {
  @PrimaryColumn('uuid')
  id!: MembershipId;

  @Column('uuid')
  statementId!: StatementId;

  @Column('uuid')
  personId!: PersonId;

  /** Null for those who belong to no group: facilitator, safeguarding lead, witness. */
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

  @Column('text', { nullable: true })
  chosenName!: string | null;

  @Column('uuid', { nullable: true })
  organisationId!: OrganisationId | null;

  /** Role of a supporter who may be shown ("an advocate"); never credited (R9). */
  @Column('text', { nullable: true })
  supportedBy!: string | null;

  @Column('text')
  displayForm!: DisplayForm;

  @Column('text')
  displayAudience!: DisplayAudience;

  /** The 3 of "Care worker 3": stable, so that threads can be followed without a name. */
  @Column('integer')
  numberInGroup!: number;

  @Column('boolean')
  hidePresence!: boolean;

  /** The actor of this member's acts in the statement's record. */
  @Column('uuid', { unique: true })
  pseudonym!: string;

  /** Whether they have declared interests, or that they have none: providers write only then (R31). */
  @Column('boolean', { default: false })
  interestsDeclared!: boolean;

  /** When they gave up signing, handed it over or left. What they decided on words as they are still counts (R17). */
  @Column('timestamptz', { nullable: true })
  stoppedSigningAt?: Date | null;

  /** Whose place among those who sign they took over. */
  @Column('uuid', { nullable: true })
  signsAfter?: MembershipId | null;

  @Column('text')
  status!: MembershipStatus;

  /** Goes up with every change of role or status, so that open rooms notice (P13). */
  @Column('integer')
  roleVersion!: number;

  @Column('timestamptz')
  joinedAt!: Date;
}
