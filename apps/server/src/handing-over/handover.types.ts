import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { EverybodyReads } from '../platform/everybody-reads.js';
import { RefusalType } from '../platform/refusal.type.js';

@ObjectType('RoleHandover', { description: 'A role that is to move to somebody else, or has, or has not.' })
export class RoleHandoverType {
  @Field(() => ID, { description: 'Identifies it.' })
  id!: string;

  @Field({ description: '`co-chair`, `signatory`, `section-lead` or `safeguarding-lead`.' })
  role!: string;

  @Field({ description: 'Code of the group in which the role stays; empty for a role that is for all.' })
  constituency!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Who has or had it; empty where the place was empty, and for a lead.',
  })
  from!: string | null;

  @Field({ description: 'Who takes it over, as the reader may see them.' })
  to!: string;

  @Field({ description: 'Why, in words.' })
  reason!: string;

  @Field({ description: '`OPEN`, `DONE`, `REFUSED` or `WITHDRAWN`.' })
  state!: string;

  @Field({ description: 'When it was put forward.' })
  at!: Date;

  @Field(() => [String], { description: 'Who still has to agree, in sentences; empty once it is decided.' })
  waitsFor!: string[];

  @Field({ description: 'Whether it would be yours.' })
  isToMe!: boolean;

  @Field({ description: 'Whether you have agreed.' })
  iAgreed!: boolean;

  @Field({ description: 'Whether you are asked to agree.' })
  mayAgree!: boolean;

  @Field({ description: 'Whether you can say that you do not agree.' })
  mayRefuse!: boolean;

  @Field({ description: 'Whether you can take it back.' })
  mayTakeBack!: boolean;
}

@ObjectType('RoleCandidate', { description: 'Somebody who could take a role over.' })
export class RoleCandidateType {
  @Field(() => ID, { description: 'The member.' })
  id!: string;

  @Field({ description: 'As the reader may see them.' })
  shownAs!: string;
}

@ObjectType('RolePlace', { description: 'A role for which you can put somebody forward.' })
export class RolePlaceType {
  @Field({ description: '`co-chair`, `signatory`, `section-lead` or `safeguarding-lead`.' })
  role!: string;

  @Field({ description: 'Code of the group in which it stays; empty for a role that is for all.' })
  constituency!: string;

  @Field(() => ID, { nullable: true, description: 'The member who has or had it; empty for an empty place.' })
  memberId!: string | null;

  @Field(() => String, { nullable: true, description: 'As the reader may see them; empty for an empty place.' })
  shownAs!: string | null;

  @Field({ description: 'Whether it is yours.' })
  isMine!: boolean;

  @Field({ description: 'Whether nobody has it now.' })
  isVacant!: boolean;

  @Field(() => [RoleCandidateType], {
    description: 'Members who could take it: of the group, or of all for a role that is for all.',
  })
  candidates!: RoleCandidateType[];
}

@ObjectType('HandingOver', { description: 'Roles that move, and those for which you can put somebody forward.' })
export class HandingOverType {
  @Field({ description: 'Whether one of the two co-chairs is missing, so that no stage can open.' })
  isChairMissing!: boolean;

  @Field(() => [RolePlaceType], { description: 'Roles for which you can put somebody forward.' })
  places!: RolePlaceType[];

  @Field(() => [RoleHandoverType], { description: 'What is put forward, and the 20 decided last; newest first.' })
  handovers!: RoleHandoverType[];
}

@InputType({ description: 'A role, and who should take it over.' })
export class PutForwardInput {
  @Field(() => ID, { description: 'The statement.' })
  statementId!: string;

  @Field({ description: '`co-chair`, `signatory`, `section-lead` or `safeguarding-lead`.' })
  role!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The member who has or had it; left out for an empty place, and for a lead.',
  })
  fromMembershipId?: string | null;

  @Field(() => ID, { description: 'The member who should take it over.' })
  toMembershipId!: string;

  @EverybodyReads()
  @Field({ description: 'Why, in 10 to 500 characters. Everybody who takes part can read it.' })
  reason!: string;
}

@InputType({ description: 'A yes or a no to a handover.' })
export class AnswerHandoverInput {
  @Field(() => ID, { description: 'The handover.' })
  handoverId!: string;

  @Field({ description: 'Whether you agree.' })
  agree!: boolean;
}

@InputType({ description: 'A handover that is taken back.' })
export class WithdrawHandoverInput {
  @Field(() => ID, { description: 'The handover.' })
  handoverId!: string;
}

@InputType({ description: 'A role that is given up.' })
export class GiveUpRoleInput {
  @Field(() => ID, { description: 'The statement.' })
  statementId!: string;

  @Field({ description: 'A role of yours, or `signatory`.' })
  role!: string;
}

@InputType({ description: 'The end of your part in a statement.' })
export class LeaveStatementInput {
  @Field(() => ID, { description: 'The statement.' })
  statementId!: string;

  @Field({ description: 'Whether you are sure: nobody comes back by themselves.' })
  sure!: boolean;
}

@ObjectType({ description: 'What came of an act on a handover.' })
export class HandoverPayload {
  @Field(() => RoleHandoverType, { nullable: true, description: 'The handover as it now is; empty when refused.' })
  handover!: RoleHandoverType | null;

  @Field(() => [RefusalType], { description: 'Every reason why not; empty when it was done.' })
  refusals!: RefusalType[];
}
