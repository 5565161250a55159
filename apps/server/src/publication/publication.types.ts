import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { EverybodyReads } from '../platform/everybody-reads.js';
import { RefusalType } from '../platform/refusal.type.js';

@ObjectType('CouncilDecision', { description: "What the council's own body decided about the signed text." })
export class CouncilDecisionType {
  @Field({ description: 'Who decided, such as Cabinet.' })
  body!: string;

  @Field({ description: 'Day of the decision, like 2027-03-31.' })
  date!: string;

  @Field({ description: 'Reference of the decision.' })
  reference!: string;

  @Field({ description: 'AGREED or CHANGES_ASKED_FOR.' })
  decision!: string;

  @Field({ description: 'Last day on which it can be called in.' })
  callInEnds!: string;

  @Field({ description: 'Fingerprint of the text that was decided on.' })
  documentHash!: string;

  @Field({ description: 'When it was recorded.' })
  recordedAt!: Date;
}

@InputType({ description: 'What the council decided.' })
export class RecordCouncilDecisionInput {
  @Field(() => ID, { description: 'The statement.' })
  statementId!: string;

  @EverybodyReads()
  @Field({ description: 'Who decided, such as Cabinet.' })
  body!: string;

  @Field({ description: 'Day of the decision, like 2027-03-31.' })
  date!: string;

  @Field({ description: 'Reference of the decision.' })
  reference!: string;

  @Field({ description: 'AGREED or CHANGES_ASKED_FOR.' })
  decision!: string;

  @Field({ description: 'Last day on which it can be called in.' })
  callInEnds!: string;
}

@ObjectType({ description: 'What came of recording a decision.' })
export class RecordCouncilDecisionPayload {
  @Field(() => CouncilDecisionType, { nullable: true, description: 'The decision; empty when refused.' })
  councilDecision!: CouncilDecisionType | null;

  @Field(() => [RefusalType], { description: 'Every reason why not; empty when it was done.' })
  refusals!: RefusalType[];
}

@ObjectType('Publication', { description: 'A published version. It never changes.' })
export class PublicationType {
  @Field(() => Int, { description: 'Number of the version, from 1.' })
  version!: number;

  @Field({ description: 'CO_PRODUCED, CO_PRODUCED_WITH_DISSENT, COUNCIL_ONLY or PARTNERS_ONLY.' })
  kind!: string;

  @Field({ description: 'When it was published.' })
  publishedAt!: Date;

  @Field({ description: 'What was new.' })
  changeNote!: string;

  @Field({ description: 'Path of its page.' })
  address!: string;
}

@ObjectType('Publishing', {
  description: 'What stands between a statement and its publication, and what is published.',
})
export class PublishingType {
  @Field(() => String, {
    nullable: true,
    description: 'Fingerprint of the whole; empty while a section is not locked.',
  })
  documentHash!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The label that the sign-offs allow; empty while they allow none.',
  })
  label!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The note to which the waiting key agrees; empty when none waits.',
  })
  waitingNote!: string | null;

  @Field(() => [ID], { description: 'Memberships of co-chairs whose key waits for the other.' })
  turnedBy!: string[];

  @Field(() => [RefusalType], { description: 'What still blocks it; empty when both co-chairs may publish.' })
  blockedBy!: RefusalType[];

  @Field(() => [PublicationType], { description: 'Published versions, newest first.' })
  publications!: PublicationType[];
}

@InputType({ description: 'What a co-chair agrees to publish.' })
export class TurnPublishKeyInput {
  @Field(() => ID, { description: 'The statement.' })
  statementId!: string;

  @Field({ description: 'Fingerprint of the whole as shown on the screen.' })
  seenHash!: string;

  @EverybodyReads()
  @Field({ description: 'What is new, in a line. Both co-chairs agree to the same.' })
  changeNote!: string;
}

@ObjectType({ description: "What came of a co-chair's key for publishing." })
export class TurnPublishKeyPayload {
  @Field(() => PublicationType, { nullable: true, description: 'The version; empty while the other key is missing.' })
  publication!: PublicationType | null;

  @Field({ description: 'True when the other co-chair still has to agree.' })
  waiting!: boolean;

  @Field(() => [RefusalType], { description: 'Every reason why not; empty when the key was turned.' })
  refusals!: RefusalType[];
}
