import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';

@ObjectType('HiddenOwnWords', { description: 'Why own words, or the reason of a decision, are hidden.' })
export class HiddenOwnWordsType {
  @Field(() => ID, { nullable: true, description: 'The competition concern; empty for a worry about somebody.' })
  concernId!: string | null;

  @Field({ description: '`COMPETITION`, or `SAFEGUARDING` for a worry about somebody.' })
  ground!: string;

  @Field({ description: 'Whether nobody has decided yet; else they were taken out.' })
  isOpen!: boolean;
}

@InputType({ description: 'Own words to flag, with their reply.' })
export class FlagOwnWordsInput {
  @Field(() => ID, { description: 'The own words.' })
  minorityStatementId!: string;

  @Field({ defaultValue: 'COMPETITION', description: '`COMPETITION`, or `SAFEGUARDING` for a worry about somebody.' })
  ground!: string;

  @Field({ description: 'Why; of a worry about somebody it can be empty.' })
  why!: string;
}

@InputType({ description: 'A reservation, or a reason for not signing, to flag.' })
export class FlagReasonInput {
  @Field(() => ID, { description: 'The decision that it was given for.' })
  signOffId!: string;

  @Field({ defaultValue: 'COMPETITION', description: '`COMPETITION`, or `SAFEGUARDING` for a worry about somebody.' })
  ground!: string;

  @Field({ description: 'Why; of a worry about somebody it can be empty.' })
  why!: string;
}
