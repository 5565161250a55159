import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../platform/connection.js';
import { EverybodyReads } from '../platform/everybody-reads.js';
import { RefusalType } from '../platform/refusal.type.js';
import type { Council } from './council.entity.js';
import type { Invitation } from './invitation.entity.js';
import type { Membership } from './membership.entity.js';

@ObjectType('Council', { description: 'A council that hosts statements.' })
export class CouncilType {
  @Field(() => ID, { description: 'Identifies the council.' })
  id!: string;

  @Field({ description: 'Name.' })
  name!: string;

  @Field({ description: 'Short name used in addresses.' })
  slug!: string;
}

@ObjectType('Me', { description: 'The person who is signed in.' })
export class MeType {
  @Field({ description: 'Your name as you registered it. Nobody else is shown it unless you chose so.' })
  fullName!: string;

  @Field(() => [CouncilType], { description: 'Councils whose settings you look after.' })
  administers!: CouncilType[];

  @Field(() => [CouncilType], { description: 'Councils for which you answer what people propose.' })
  answersFor!: CouncilType[];
}

@ObjectType('Membership', { description: 'Somebody who takes part in a statement.' })
export class MembershipType {
  @Field(() => ID, { description: 'Identifies the member in the statement.' })
  id!: string;

  @Field(() => ID, { description: 'The statement.' })
  statementId!: string;

  @Field(() => String, { nullable: true, description: 'Code of the group; empty for those who belong to none.' })
  constituency!: string | null;

  @Field({ description: 'The hat worn: "Unpaid carer".' })
  capacity!: string;

  @Field(() => [String], { description: 'What the member may do.' })
  roles!: string[];

  @Field({ description: 'Whether the member signs for the group.' })
  signatory!: boolean;

  @Field({ description: 'person, joint, organisation or group.' })
  kind!: string;

  @Field(() => Int, { description: 'People who take part together as this one member.' })
  headcount!: number;

  @Field({ description: 'A name or a label such as "Care worker 3", as the reader may see it.' })
  shownAs!: string;

  @Field(() => String, { nullable: true, description: 'Your own choice of name; empty for other people.' })
  displayForm!: string | null;

  @Field(() => String, { nullable: true, description: 'Who may see your name; empty for other people.' })
  displayAudience!: string | null;

  @Field(() => String, { nullable: true, description: 'The name you chose; empty for other people.' })
  chosenName!: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether you have declared interests, or that you have none; empty for other people.',
  })
  interestsDeclared!: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether you hide that you are here; empty for other people.' })
  hidePresence!: boolean | null;
}

@ObjectType('Invitation', { description: 'An invitation to take part in a statement.' })
export class InvitationType {
  @Field(() => ID, { description: 'Identifies the invitation.' })
  id!: string;

  @Field(() => ID, { description: 'The statement.' })
  statementId!: string;

  @Field({ description: 'Name of the person invited; once they accept, how they have chosen to be shown.' })
  fullName!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Address it was sent to; empty for people without one, and once they accept.',
  })
  email!: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the group; empty for those who belong to none.' })
  constituency!: string | null;

  @Field(() => [String], { description: 'What the person may do.' })
  roles!: string[];

  @Field({ description: 'Whether the person signs for the group.' })
  signatory!: boolean;

  @Field({ description: 'SENT, ACCEPTED, EXPIRED or ENDED.' })
  state!: string;

  @Field({ description: 'When it was last sent.' })
  lastSentAt!: Date;
}

/** A part of the invitations to a statement. */
export const InvitationConnectionType = connectionOf(
  InvitationType,
  'Invitation',
  'Invitations to a statement, newest first.',
);

/** A part of those who take part. */
export const MembershipConnectionType = connectionOf(
  MembershipType,
  'Membership',
  'Everyone who takes part in a statement, by group.',
);

@InputType({ description: 'Somebody to invite.' })
export class InviteMemberInput {
  @Field(() => ID, { description: 'The statement.' })
  statementId!: string;

  @Field({ description: 'E-mail address.' })
  email!: string;

  @EverybodyReads()
  @Field({ description: 'Name.' })
  fullName!: string;

  @Field(() => String, { nullable: true, description: 'Code of the group; left out for a facilitator.' })
  constituency?: string | null;

  @EverybodyReads()
  @Field({ description: 'The hat worn: "Unpaid carer".' })
  capacity!: string;

  @Field(() => [String], {
    description: 'What the person may do: member, section-lead, co-chair, facilitator and so on.',
  })
  roles!: string[];

  @Field({ description: 'Whether the person signs for the group.' })
  signatory!: boolean;

  @EverybodyReads()
  @Field(() => String, { nullable: true, description: 'Organisation that the person speaks for.' })
  organisationName?: string | null;

  @Field(() => String, { nullable: true, description: 'provider, user-led, vcse, union, network, council or witness.' })
  organisationType?: string | null;

  @Field(() => String, { nullable: true, description: 'micro, small, medium or large.' })
  organisationSize?: string | null;
}

@InputType({ description: 'Somebody who takes part by phone, on paper or at a workshop, and has no address.' })
export class EnterMemberInput {
  @Field(() => ID, { description: 'The statement.' })
  statementId!: string;

  @EverybodyReads()
  @Field({ description: 'Name; of a pair, an organisation or a table, the name of all.' })
  fullName!: string;

  @Field(() => String, { nullable: true, description: 'Code of the group; left out for those who belong to none.' })
  constituency?: string | null;

  @EverybodyReads()
  @Field({ description: 'The hat worn: "Unpaid carer".' })
  capacity!: string;

  @Field(() => [String], { description: 'What the person may do: member, contributor and so on.' })
  roles!: string[];

  @Field({ description: 'Whether the person signs for the group.' })
  signatory!: boolean;

  @Field({ description: 'person, joint, organisation or group.', defaultValue: 'person' })
  kind!: string;

  @Field(() => Int, { description: 'People who take part together as this one member.', defaultValue: 1 })
  headcount!: number;

  @EverybodyReads()
  @Field(() => String, { nullable: true, description: 'Organisation that the person speaks for.' })
  organisationName?: string | null;

  @EverybodyReads()
  @Field(() => String, {
    nullable: true,
    description: 'What a supporter is to the person: "advocate". It may be shown.',
  })
  supportedBy?: string | null;
}

@InputType({ description: 'How you want to be shown.' })
export class ChangeDisplayInput {
  @Field(() => ID, { description: 'The statement.' })
  statementId!: string;

  @Field({ description: 'full-name, first-name, chosen-name or group-only.' })
  form!: string;

  @Field({ description: 'Who may see it: own-group, writers or everyone.' })
  audience!: string;

  @EverybodyReads()
  @Field(() => String, { nullable: true, description: 'The name to show, for chosen-name.' })
  chosenName?: string | null;

  @Field({ description: 'Whether to hide that you are here.' })
  hidePresence!: boolean;
}

@ObjectType({ description: 'What came of an act on an invitation.' })
export class InvitationPayload {
  @Field(() => InvitationType, { nullable: true, description: 'The invitation, as it is now; empty when refused.' })
  invitation!: InvitationType | null;

  @Field(() => [RefusalType], { description: 'Every reason why not; empty when it was done.' })
  refusals!: RefusalType[];
}

@ObjectType({ description: 'What came of an act on somebody’s part in a statement.' })
export class MembershipPayload {
  @Field(() => MembershipType, { nullable: true, description: 'The member, as they are now; empty when refused.' })
  membership!: MembershipType | null;

  @Field(() => [RefusalType], { description: 'Every reason why not; empty when it was done.' })
  refusals!: RefusalType[];
}

/** Shows a council as the API does. */
export function councilType({ id, name, slug }: Council): CouncilType {
  return { id, name, slug };
}

/** Shows a member as the API does; their own choices only to themselves. */
export function membershipType(member: Membership, shownAs: string, isOwn: boolean): MembershipType {
  const { id, statementId, constituency, capacity, roles, signatory, kind, headcount } = member;
  return {
    ...{ id, statementId, constituency, capacity, roles, signatory, kind, headcount, shownAs },
    displayForm: isOwn ? member.displayForm : null,
    displayAudience: isOwn ? member.displayAudience : null,
    chosenName: isOwn ? member.chosenName : null,
    hidePresence: isOwn ? member.hidePresence : null,
    interestsDeclared: isOwn ? member.interestsDeclared : null,
  };
}

/** Shows an invitation as the API does; once accepted, with what the member is called and nothing else of who it was. */
export function invitationType(invitation: Invitation, now: Date, memberShownAs?: string | null): InvitationType {
  const { id, statementId, fullName, email, constituency, roles, signatory, lastSentAt } = invitation;
  const isAccepted = invitation.redeemedAt !== null;
  return {
    id,
    statementId,
    fullName: isAccepted ? (memberShownAs ?? '') : fullName,
    email: isAccepted ? null : email,
    constituency,
    roles,
    signatory,
    lastSentAt,
    state: stateOf(invitation, now),
  };
}

function stateOf({ redeemedAt, endedAt, expiresAt }: Invitation, now: Date): string {
  if (endedAt !== null) return 'ENDED';
  if (redeemedAt !== null) return 'ACCEPTED';
  return expiresAt <= now ? 'EXPIRED' : 'SENT';
}
