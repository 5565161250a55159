import { Field, ID, InputType } from '@nestjs/graphql';
import { EverybodyReads } from '../platform/everybody-reads.js';

@InputType({ description: 'What an agreement would promise.' })
export class DraftPromiseInput {
  @EverybodyReads()
  @Field({ description: 'The promise.' })
  text!: string;

  @Field(() => [String], { description: 'Codes of the groups that promise it; none when everybody does.' })
  promisedBy!: string[];

  @Field({ description: '`culture`, `structure`, `practice` or `review`.' })
  part!: string;

  @Field({ description: '`query` when it is counted from the record, `manual` when somebody of another group says.' })
  check!: string;

  @Field(() => String, { nullable: true, description: 'Which count; empty when people say.' })
  code!: string | null;
}

@InputType({ description: 'Saying whether others kept a promise.' })
export class MarkPromiseInput {
  @Field(() => ID, { description: 'The statement.' })
  statementId!: string;

  @Field({ description: 'The promise, such as `P3`.' })
  promise!: string;

  @Field({ description: 'Whether it was kept.' })
  kept!: boolean;

  @EverybodyReads()
  @Field({ description: 'What was seen. Everybody can read it, with the name of the group.' })
  reason!: string;
}
