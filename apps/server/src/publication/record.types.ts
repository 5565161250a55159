import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { PageInfoType } from '../platform/page-info.type.js';

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
