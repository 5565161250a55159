import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../platform/connection.js';
import { EverybodyReads } from '../platform/everybody-reads.js';
import { RefusalType } from '../platform/refusal.type.js';

@ObjectType('ContentRemoval', { description: 'A content of the record that was destroyed: why, and when.' })
export class ContentRemovalType {
  @Field(() => Int, { description: 'Number of the entry that held it.' })
  seq!: number;

  @Field({ description: 'Name of the commitment in that entry, which stays.' })
  name!: string;

  @Field({ description: 'What it was, in plain words; never the words themselves.' })
  what!: string;

  @Field({ description: 'The reason, which everybody can read.' })
  reason!: string;

  @Field({ description: 'ISO date.' })
  date!: string;

  @Field(() => Int, { description: 'Number of the entry that tells of the removal.' })
  recordedAs!: number;
}

/** A content of the record as those see it who may ask for it to be removed. */
@ObjectType('RemovableContent', { description: 'Words behind a commitment of the record, which can be removed.' })
export class RemovableContentType {
  @Field(() => Int, { description: 'Number of the entry that holds them.' })
  seq!: number;

  @Field({ description: 'Name of the commitment in that entry.' })
  name!: string;

  @Field({ description: 'What they are, in plain words.' })
  what!: string;

  @Field({ description: 'When they came into the record.' })
  at!: Date;

  @Field(() => String, { nullable: true, description: 'The group of who said them; empty for somebody of no group.' })
  constituency!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The words, or the beginning of long ones; empty where the reader may not see them.',
  })
  words!: string | null;
}

/** What was removed, a page at a time. */
export const ContentRemovalConnectionType = connectionOf(
  ContentRemovalType,
  'ContentRemoval',
  'What was removed from a record, in the order of its entries.',
);

/** Contents of a record, newest first. */
export const RemovableContentConnectionType = connectionOf(
  RemovableContentType,
  'RemovableContent',
  'Words that can be removed from a record, newest first.',
);

@ObjectType('WaitingRemoval', { description: 'A content that somebody asks to be removed; the second key is missing.' })
export class WaitingRemovalType {
  @Field(() => Int, { description: 'Number of the entry that holds it.' })
  seq!: number;

  @Field({ description: 'Name of the commitment in that entry.' })
  name!: string;

  @Field({ description: 'What it is, in plain words.' })
  what!: string;

  @Field(() => Date, { nullable: true, description: 'When it came into the record; empty where it may not be said.' })
  at!: Date | null;

  @Field(() => String, { nullable: true, description: 'The group of who said it; empty for somebody of no group.' })
  constituency!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The words, or the beginning of long ones; empty for who may not ask for a removal, or not see them.',
  })
  words!: string | null;

  @Field({ description: 'The reason. Whoever agrees gives the same one.' })
  reason!: string;

  @Field({ description: 'When it was asked for.' })
  askedAt!: Date;

  @Field(() => ID, { description: 'The member who asked, and who can take it back.' })
  askedBy!: string;

  @Field({
    description: 'False when who asked has left or holds the role no more: then somebody has to ask again.',
  })
  counts!: boolean;

  @Field({ description: 'True when you can turn the second key.' })
  mayAgree!: boolean;

  @Field({ description: 'True when you can take it back.' })
  mayTakeBack!: boolean;
}

@InputType({ description: 'A removal that waits and is taken back.' })
export class TakeBackRemovalInput {
  @Field(() => ID, { description: 'The statement.' })
  statementId!: string;

  @Field(() => Int, { description: 'Number of the entry.' })
  seq!: number;

  @Field({ description: 'Name of the commitment in that entry.' })
  name!: string;
}

@InputType({ description: 'A content of the record that has to go.' })
export class RemoveContentInput {
  @Field(() => ID, { description: 'The statement.' })
  statementId!: string;

  @Field(() => Int, { description: 'Number of the entry.' })
  seq!: number;

  @Field({ description: 'Name of the commitment in that entry.' })
  name!: string;

  @EverybodyReads()
  @Field({
    description: 'Why, in 300 characters or fewer and without repeating it. Everybody can read it; both give the same.',
  })
  reason!: string;
}

@ObjectType({ description: 'What came of one of the two keys for removing a content of the record.' })
export class RemoveContentPayload {
  @Field(() => ContentRemovalType, {
    nullable: true,
    description: 'The removal; empty while the other key is missing.',
  })
  removal!: ContentRemovalType | null;

  @Field({ description: 'True when a co-chair of another group still has to agree.' })
  waiting!: boolean;

  @Field(() => [String], { description: 'Where the same words stand that this does not reach, in sentences.' })
  stillStandsIn!: readonly string[];

  @Field(() => [RefusalType], { description: 'Every reason why not; empty when the key was turned.' })
  refusals!: RefusalType[];
}
