import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { EverybodyReads } from '../platform/everybody-reads.js';
import { RefusalType } from '../platform/refusal.type.js';

@ObjectType('MediationAttempt', { description: 'Something that was tried so that groups agree.' })
export class MediationAttemptType {
  @Field({ description: 'What was tried.' })
  note!: string;

  @Field({ description: 'When it was noted.' })
  at!: Date;
}

@ObjectType('MediationKeys', { description: 'Co-chairs who agree to end a mediation in one way.' })
export class MediationKeysType {
  @Field({ description: '`agreed` or `failed`.' })
  outcome!: string;

  @Field(() => [ID], { description: 'Memberships of co-chairs whose key waits for the other.' })
  turnedBy!: string[];
}

@ObjectType('Mediation', { description: 'A time in which groups that do not agree are helped to agree.' })
export class MediationType {
  @Field(() => ID, { description: 'Identifies it.' })
  id!: string;

  @Field(() => ID, { nullable: true, description: 'The section it is about; empty for the whole.' })
  sectionId!: string | null;

  @Field(() => String, { nullable: true, description: 'What the groups cannot agree about; empty until it is said.' })
  issue!: string | null;

  @Field(() => String, { nullable: true, description: 'Who helps, in words; empty until it is said.' })
  mediator!: string | null;

  @Field({ description: 'When it was opened.' })
  openedAt!: Date;

  @Field(() => String, {
    nullable: true,
    description:
      'Code of the group whose co-chair asked for it, where the other did not answer in time and it began by itself; empty where both asked.',
  })
  askedBy!: string | null;

  @Field({ description: 'The last day, as YYYY-MM-DD.' })
  until!: string;

  @Field({
    description: '`open`, `agreed` or `failed`. It has failed when its last day has passed without an outcome.',
  })
  standing!: string;

  @Field(() => String, { nullable: true, description: 'What both co-chairs said came of it; empty until they do.' })
  outcome!: string | null;

  @Field(() => [MediationAttemptType], { description: 'What was tried, oldest first.' })
  attempts!: MediationAttemptType[];

  @Field(() => [MediationKeysType], { description: 'Who agrees to end it, and how.' })
  keys!: MediationKeysType[];
}

@InputType({ description: 'What a mediation is about.' })
export class DescribeMediationInput {
  @Field(() => ID, { description: 'The mediation.' })
  mediationId!: string;

  @EverybodyReads()
  @Field({ description: 'What the groups cannot agree about.' })
  issue!: string;

  @EverybodyReads()
  @Field({ description: 'Who helps them to agree, in words.' })
  mediator!: string;

  @Field(() => ID, { nullable: true, description: 'The section; empty for the whole.' })
  sectionId!: string | null;
}

@InputType({ description: 'What was tried.' })
export class NoteAttemptInput {
  @Field(() => ID, { description: 'The mediation.' })
  mediationId!: string;

  @EverybodyReads()
  @Field({ description: 'In a few words.' })
  note!: string;
}

@InputType({ description: 'How a mediation ends.' })
export class EndMediationInput {
  @Field(() => ID, { description: 'The mediation.' })
  mediationId!: string;

  @Field({ description: '`agreed` or `failed`.' })
  outcome!: string;
}

@ObjectType({ description: 'What came of an act on a mediation.' })
export class MediationPayload {
  @Field(() => MediationType, { nullable: true, description: 'The mediation as it now is; empty when refused.' })
  mediation!: MediationType | null;

  @Field(() => [RefusalType], { description: 'Every reason why not; empty when it was done.' })
  refusals!: RefusalType[];
}
