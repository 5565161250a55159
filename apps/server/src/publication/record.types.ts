import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { PageInfoType } from '../platform/page-info.type.js';
import { RefusalType } from '../platform/refusal.type.js';

@ObjectType('Checkpoint', {
  description: 'Where the record of a statement stood at a gate, signed. The format is in libs/record/FORMAT.md.',
})
export class CheckpointType {
  @Field(() => ID, { description: 'The record: the id of the statement.' })
  chain!: string;

  @Field(() => Int, { description: 'Number of the entry that was the newest one.' })
  seq!: number;

  @Field({ description: 'Hash of that entry.' })
  head!: string;

  @Field({ description: 'When, exactly as signed.' })
  at!: string;

  @Field({ description: 'Short name of the key that signed; the key itself is at /keys.' })
  keyId!: string;

  @Field({ description: 'The signature.' })
  signature!: string;

  @Field({ description: 'The same as one line, as it stands in mails.' })
  line!: string;
}

@ObjectType('CheckpointEdge', { description: 'A checkpoint with its place in the list.' })
export class CheckpointEdgeType {
  @Field({ description: 'Goes on after this checkpoint, as `after`.' })
  cursor!: string;

  @Field(() => CheckpointType, { description: 'The checkpoint.' })
  node!: CheckpointType;
}

@ObjectType('CheckpointConnection', { description: 'Checkpoints of a record, oldest first.' })
export class CheckpointConnectionType {
  @Field(() => [CheckpointEdgeType], { description: 'The checkpoints of this page.' })
  edges!: CheckpointEdgeType[];

  @Field(() => PageInfoType, { description: 'Whether there are more.' })
  pageInfo!: PageInfoType;

  @Field(() => Int, { description: 'How many there are in all.' })
  totalCount!: number;
}

@ObjectType('ContentRemoval', { description: 'A content of the record that was destroyed: why, and when.' })
export class ContentRemovalType {
  @Field(() => Int, { description: 'Number of the entry that held it.' })
  seq!: number;

  @Field({ description: 'Name of the commitment in that entry, which stays.' })
  name!: string;

  @Field({ description: 'The reason, which everybody can read.' })
  reason!: string;

  @Field({ description: 'ISO date.' })
  date!: string;

  @Field(() => Int, { description: 'Number of the entry that tells of the removal.' })
  recordedAs!: number;
}

@ObjectType('WaitingRemoval', { description: 'A content that somebody asks to be removed; the second key is missing.' })
export class WaitingRemovalType {
  @Field(() => Int, { description: 'Number of the entry that holds it.' })
  seq!: number;

  @Field({ description: 'Name of the commitment in that entry.' })
  name!: string;

  @Field({ description: 'The reason. Whoever agrees gives the same one.' })
  reason!: string;

  @Field({ description: 'When it was asked for.' })
  askedAt!: Date;

  @Field(() => ID, { description: 'The member who asked, and who can take it back.' })
  askedBy!: string;
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

@ObjectType({ description: 'What came of taking a removal back.' })
export class TakeBackRemovalPayload {
  @Field({ description: 'True when it waits no more.' })
  takenBack!: boolean;

  @Field(() => [RefusalType], { description: 'Every reason why not; empty when it was taken back.' })
  refusals!: RefusalType[];
}

@InputType({ description: 'A content of the record that has to go.' })
export class RemoveContentInput {
  @Field(() => ID, { description: 'The statement.' })
  statementId!: string;

  @Field(() => Int, { description: 'Number of the entry.' })
  seq!: number;

  @Field({ description: 'Name of the commitment in that entry.' })
  name!: string;

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
