import { Field, ID, InputType } from '@nestjs/graphql';
import { EverybodyReads } from '../platform/everybody-reads.js';

@InputType({ description: 'Stating what is paid to people who take part, before the groups are asked to agree.' })
export class StatePaymentInput {
  @Field(() => ID, { description: 'The statement.' })
  statementId!: string;

  @Field({ description: 'Whether anything is paid.' })
  offered!: boolean;

  @EverybodyReads()
  @Field({ description: 'What is paid, with a number; or why nothing is.' })
  payment!: string;
}
