import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../platform/connection.js';
import { EverybodyReads } from '../platform/everybody-reads.js';
import { RefusalType } from '../platform/refusal.type.js';

@ObjectType('ConveningPerson', { description: 'Somebody who says something before the writing begins.' })
export class ConveningPersonType {
  @Field({ description: 'As the reader may see them: a name or a label such as "Care worker 3".' })
  shownAs!: string;

  @Field({ description: 'Code of their group; empty for those who belong to none.' })
  constituency!: string;

  @Field({ description: 'Whether it is the caller.' })
  isMe!: boolean;
}

@ObjectType('Nomination', { description: 'A person or a topic that somebody nominates.' })
export class NominationType {
  @Field(() => ID, { description: 'Identifies it.' })
  id!: string;

  @Field({ description: '`person` or `topic`.' })
  kind!: string;

  @Field({ description: 'Who or what.' })
  text!: string;

  @Field(() => ConveningPersonType, { description: 'Who nominates.' })
  by!: ConveningPersonType;

  @Field({ description: 'When.' })
  at!: Date;

  @Field(() => Boolean, { nullable: true, description: 'Whether it was taken up; empty while there is no answer.' })
  isTaken!: boolean | null;

  @Field(() => String, { nullable: true, description: 'The answer with its reason; empty while there is none.' })
  answer!: string | null;

  @Field({ description: 'Whether anybody can read it once it is answered: topics, and persons who agreed to it.' })
  shownPublicly!: boolean;

  @Field({ description: 'Whether the answer went to an e-mail address that who nominated themselves gave.' })
  answerMailed!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'How to reach who nominated themselves: for co-chairs and facilitators only.',
  })
  contact!: string | null;
}

@ObjectType('Outreach', { description: 'Whom somebody asked to take part.' })
export class OutreachType {
  @Field(() => ID, { description: 'Identifies it.' })
  id!: string;

  @Field({ description: 'The day, as YYYY-MM-DD.' })
  on!: string;

  @Field({ description: 'How they were asked.' })
  how!: string;

  @Field({ description: 'Where.' })
  place!: string;

  @Field({ description: 'Code of the group that was meant.' })
  constituency!: string;

  @Field(() => Int, { description: 'How many people it reached.' })
  reached!: number;

  @Field(() => ConveningPersonType, { description: 'Who noted it.' })
  by!: ConveningPersonType;
}

@ObjectType('PublicCallTime', { description: 'Until when anybody can ask to take part.' })
export class PublicCallTimeType {
  @Field({ description: 'Whether anybody can.' })
  isOpen!: boolean;

  @Field({ description: 'The day up to which it stays open at least, as YYYY-MM-DD.' })
  until!: string;
}

@ObjectType('DeclaredLimit', { description: 'What somebody says cannot change, and why.' })
export class DeclaredLimitType {
  @Field(() => ID, { description: 'Identifies it.' })
  id!: string;

  @Field({ description: '`money`, `law`, `contract`, `time` or `policy`.' })
  kind!: string;

  @Field({ description: 'What is fixed.' })
  text!: string;

  @Field({ description: 'Why.' })
  reason!: string;

  @Field({ description: 'Until when, as YYYY-MM-DD.' })
  endsOn!: string;

  @Field(() => ConveningPersonType, { description: 'Who says so.' })
  by!: ConveningPersonType;

  @Field(() => String, { nullable: true, description: 'Its one challenge; empty while there is none.' })
  challenge!: string | null;

  @Field(() => ConveningPersonType, { nullable: true, description: 'Who challenges it; empty while nobody does.' })
  challengedBy!: ConveningPersonType | null;

  @Field(() => String, { nullable: true, description: 'The answer to the challenge; empty while there is none.' })
  challengeAnswer!: string | null;

  @Field({ description: 'Whether the reader can challenge it now.' })
  mayChallenge!: boolean;

  @Field({ description: 'Whether the reader can answer its challenge now.' })
  mayAnswer!: boolean;
}

/** A part of the nominations. */
export const NominationConnectionType = connectionOf(NominationType, 'Nomination', 'Nominations, oldest first.');

/** A part of what is fixed. */
export const DeclaredLimitConnectionType = connectionOf(
  DeclaredLimitType,
  'DeclaredLimit',
  'What is fixed, oldest first.',
);

@ObjectType('StartingPosition', { description: 'Where a group stood before the writing began.' })
export class StartingPositionType {
  @Field({ description: 'Code of the group.' })
  constituency!: string;

  @Field(() => ID, { nullable: true, description: 'The section it is about; empty where it is about the whole.' })
  sectionId!: string | null;

  @Field({ description: 'SHA-256 of its salt and text in canonical JSON, seen by everybody since it was sealed.' })
  hash!: string;

  @Field({ description: 'When it was sealed.' })
  sealedAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When all were opened; empty while they are sealed.' })
  openedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Its words: for its own group, and for all once it is open.' })
  text!: string | null;

  @Field(() => String, { nullable: true, description: 'The salt of its hash; empty while it is sealed.' })
  salt!: string | null;
}

/** Whom organisers asked, a page at a time. */
export const OutreachConnectionType = connectionOf(
  OutreachType,
  'Outreach',
  'Who was asked to take part, oldest first.',
);

@ObjectType('Convening', { description: 'What was said before the writing began.' })
export class ConveningType {
  /** The scope of every resolved field's permission. */
  statementId!: string;

  @Field(() => [StartingPositionType], { description: 'Starting positions, by group.' })
  positions!: StartingPositionType[];

  @Field(() => [String], { description: 'Codes of groups that agree to open them before publication.' })
  agreedToOpen!: string[];

  @Field({ description: 'Whether the caller agreed to that. Their group does once enough of its people have.' })
  openingAgreedByMe!: boolean;

  @Field(() => [String], { description: 'Codes of groups that can be meant when somebody is asked.' })
  groups!: string[];

  @Field(() => PublicCallTimeType, { description: 'The public call.' })
  call!: PublicCallTimeType;
}

@InputType({ description: 'Who or what to nominate.' })
export class NominateInput {
  @Field(() => ID, { description: 'The statement.' })
  statementId!: string;

  @Field({ description: '`person` or `topic`.' })
  kind!: string;

  @EverybodyReads()
  @Field({ description: 'Who or what. Everybody who writes this statement can read it.' })
  text!: string;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether a person agreed that anybody can read who they are, with the answer. Everybody can read a topic.',
  })
  mayBeShown?: boolean | null;
}

@InputType({ description: 'The answer to a nomination.' })
export class AnswerNominationInput {
  @Field(() => ID, { description: 'The nomination.' })
  nominationId!: string;

  @Field({ description: 'Whether it is taken up.' })
  isTaken!: boolean;

  @EverybodyReads()
  @Field({ description: 'The reason.' })
  reason!: string;
}

@InputType({ description: 'What is fixed.' })
export class DeclareLimitInput {
  @Field(() => ID, { description: 'The statement.' })
  statementId!: string;

  @Field({ description: '`money`, `law`, `contract`, `time` or `policy`.' })
  kind!: string;

  @EverybodyReads()
  @Field({ description: 'What is fixed.' })
  text!: string;

  @EverybodyReads()
  @Field({ description: 'Why.' })
  reason!: string;

  @Field({ description: 'Until when, as YYYY-MM-DD.' })
  endsOn!: string;
}

@InputType({ description: 'What is said against a limit, or to its challenge.' })
export class SayToLimitInput {
  @Field(() => ID, { description: 'The limit.' })
  limitId!: string;

  @EverybodyReads()
  @Field({ description: 'The words.' })
  reason!: string;
}

@InputType({ description: 'Where a group stands before the writing begins.' })
export class SealPositionInput {
  @Field(() => ID, { description: 'The statement.' })
  statementId!: string;

  @EverybodyReads()
  @Field({ description: 'The words. Only the own group can read them until all are opened; nobody can change them.' })
  text!: string;

  @Field(() => ID, { nullable: true, description: 'The section it is about; empty for the whole.' })
  sectionId!: string | null;
}

@InputType({ description: 'Whom somebody asked to take part.' })
export class LogOutreachInput {
  @Field(() => ID, { description: 'The statement.' })
  statementId!: string;

  @Field({ description: 'The day, as YYYY-MM-DD.' })
  on!: string;

  @EverybodyReads()
  @Field({ description: 'How. Everybody can read it.' })
  how!: string;

  @EverybodyReads()
  @Field({ description: 'Where. Everybody can read it.' })
  place!: string;

  @Field({ description: 'Code of the group that was meant.' })
  constituency!: string;

  @Field(() => Int, { description: 'How many people it reached.' })
  reached!: number;
}

@ObjectType({ description: 'What came of an act before the writing begins.' })
export class ConveningPayload {
  @Field(() => ConveningType, { nullable: true, description: 'All of it as it now is; empty when refused.' })
  convening!: ConveningType | null;

  @Field(() => [RefusalType], { description: 'Every reason why it was not done; empty when it was.' })
  refusals!: RefusalType[];
}
