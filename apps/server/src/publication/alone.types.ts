import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { EverybodyReads } from '../platform/everybody-reads.js';
import { RefusalType } from '../platform/refusal.type.js';
import { PublicationType } from './publication.types.js';

@ObjectType('AloneRoute', { description: 'A way to publish when the groups cannot agree.' })
export class AloneRouteType {
  @Field({ description: 'COUNCIL_ONLY or PARTNERS_ONLY.' })
  kind!: string;

  @Field(() => String, { nullable: true, description: 'What would stand above it; empty while it names nobody.' })
  heading!: string | null;

  @Field(() => [String], { description: 'Groups whose people have agreed, one for each key.' })
  agreedFor!: string[];

  @Field({ description: 'Whether the caller has agreed.' })
  mine!: boolean;

  @Field(() => String, { nullable: true, description: 'The reasons of the key that waits; empty when none does.' })
  reasons!: string | null;

  @Field(() => [RefusalType], { description: 'What still blocks it; empty when keys can be turned.' })
  blockedBy!: RefusalType[];
}

@ObjectType('CouncilReply', { description: 'What the council says to what other groups publish without it.' })
export class CouncilReplyType {
  @Field({ description: 'Its words.' })
  text!: string;

  @Field({ description: 'When it was given.' })
  at!: Date;
}

@ObjectType('PublishingAlone', { description: 'What can be published when mediation has failed, and by whom.' })
export class PublishingAloneType {
  @Field(() => String, {
    nullable: true,
    description: 'Fingerprint of the whole; empty while a section is not locked.',
  })
  documentHash!: string | null;

  @Field(() => AloneRouteType, { description: 'The council without the others.' })
  council!: AloneRouteType;

  @Field(() => AloneRouteType, { description: 'Other groups without the council.' })
  partners!: AloneRouteType;

  @Field(() => CouncilReplyType, { nullable: true, description: "The council's reply; empty while there is none." })
  reply!: CouncilReplyType | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The last day, as YYYY-MM-DD, for the other co-chair to agree to the mediation that one asked for: after it, mediation begins by itself. Empty where nobody waits, or it does not.',
  })
  mediationWaitsUntil!: string | null;

  @Field({ description: 'Whether the caller can reply for the council now.' })
  mayReply!: boolean;
}

@InputType({ description: 'What a member of the council agrees to publish without the other groups.' })
export class TurnCouncilOnlyKeyInput {
  @Field(() => ID, { description: 'The statement.' })
  statementId!: string;

  @Field({ description: 'Fingerprint of the whole as shown on the screen.' })
  seenHash!: string;

  @EverybodyReads()
  @Field({ description: 'Why, for everyone to read. Both people of the council give the same.' })
  reasons!: string;
}

@InputType({ description: 'What a group agrees to publish without the council.' })
export class TurnPartnersOnlyKeyInput {
  @Field(() => ID, { description: 'The statement.' })
  statementId!: string;

  @Field({ description: 'Fingerprint of the whole as shown on the screen.' })
  seenHash!: string;
}

@ObjectType({ description: 'What came of a key for publishing when the groups cannot agree.' })
export class TurnAloneKeyPayload {
  @Field(() => PublicationType, { nullable: true, description: 'The version; empty while keys are missing.' })
  publication!: PublicationType | null;

  @Field({ description: 'True when others still have to agree.' })
  waiting!: boolean;

  @Field(() => [RefusalType], { description: 'Every reason why not; empty when the key was turned.' })
  refusals!: RefusalType[];
}

@InputType({ description: "The council's reply." })
export class ReplyForCouncilInput {
  @Field(() => ID, { description: 'The statement.' })
  statementId!: string;

  @EverybodyReads()
  @Field({ description: 'Its words, for everyone to read.' })
  text!: string;
}

@ObjectType({ description: "What came of the council's reply." })
export class ReplyForCouncilPayload {
  @Field(() => CouncilReplyType, { nullable: true, description: 'The reply; empty when refused.' })
  reply!: CouncilReplyType | null;

  @Field(() => [RefusalType], { description: 'Every reason why not; empty when it was given.' })
  refusals!: RefusalType[];
}
