import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../platform/connection.js';
import { EverybodyReads } from '../platform/everybody-reads.js';
import { RefusalType } from '../platform/refusal.type.js';

@ObjectType('CommitmentProgress', { description: 'How far a commitment had come on a day.' })
export class CommitmentProgressType {
  @Field({ description: 'In words.' })
  text!: string;

  @Field({ description: 'Whether it was done.' })
  isDone!: boolean;

  @Field({ description: 'When.' })
  at!: Date;
}

@ObjectType('Commitment', { description: 'What a group will do, by when, and how everybody will know.' })
export class CommitmentType {
  @Field(() => ID, { description: 'Identifies it.' })
  id!: string;

  @Field({ description: 'Code of the group that does it.' })
  constituency!: string;

  @Field({ description: 'What it does.' })
  what!: string;

  @Field({ description: 'The last day, as YYYY-MM-DD.' })
  dueOn!: string;

  @Field({ description: 'How everybody will know that it is done.' })
  measure!: string;

  @Field(() => [CommitmentProgressType], { description: 'How far it has come, oldest first.' })
  progress!: readonly CommitmentProgressType[];

  @Field({ description: 'Whether the newest note says that it is done.' })
  isDone!: boolean;
}

/** Commitments, a page at a time. */
export const CommitmentConnectionType = connectionOf(
  CommitmentType,
  'Commitment',
  'What groups will do, by the day on which it is due.',
);

@InputType({ description: 'What a group will do.' })
export class AddCommitmentInput {
  @Field(() => ID, { description: 'The statement.' })
  statementId!: string;

  @Field({ description: 'Code of the group that does it.' })
  constituency!: string;

  @EverybodyReads()
  @Field({ description: 'What it does. Everybody can read it.' })
  what!: string;

  @Field({ description: 'The last day, as YYYY-MM-DD.' })
  by!: string;

  @EverybodyReads()
  @Field({ description: 'How everybody will know that it is done.' })
  measure!: string;
}

@InputType({ description: 'How far a commitment has come.' })
export class NoteProgressInput {
  @Field(() => ID, { description: 'The commitment.' })
  commitmentId!: string;

  @EverybodyReads()
  @Field({ description: 'In words. Everybody can read it.' })
  text!: string;

  @Field({ description: 'Whether it is done.' })
  isDone!: boolean;
}

@ObjectType({ description: 'What came of an act on commitments.' })
export class CommitmentsPayload {
  @Field(() => CommitmentType, { nullable: true, description: 'It, as it is now; empty when refused.' })
  commitment!: CommitmentType | null;

  @Field(() => [RefusalType], { description: 'Every reason why it was not done; empty when it was.' })
  refusals!: RefusalType[];
}
