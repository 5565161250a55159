import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';

@ObjectType('HiddenOwnWords', { description: 'Why own words, or the reason of a decision, are hidden.' })
export class HiddenOwnWordsType {
  @Field(() => ID, { description: 'The competition concern.' })
  concernId!: string;

  @Field({ description: 'Whether nobody has decided yet; else they were taken out.' })
  isOpen!: boolean;
}

@InputType({ description: 'Own words to flag, with their reply.' })
export class FlagOwnWordsInput {
  @Field(() => ID, { description: 'The own words.' })
  minorityStatementId!: string;

  @Field({ description: 'Why.' })
  why!: string;
}

@InputType({ description: 'A reservation, or a reason for not signing, to flag.' })
export class FlagReasonInput {
  @Field(() => ID, { description: 'The decision that it was given for.' })
  signOffId!: string;

  @Field({ description: 'Why.' })
  why!: string;
}
