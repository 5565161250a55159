import { Field, ID, ObjectType } from '@nestjs/graphql';

@ObjectType('OutsideLimit', { description: 'What is fixed, where a suggestion is outside of it.' })
export class OutsideLimitType {
  @Field(() => ID, { description: 'Identifies it.' })
  id!: string;

  @Field({ description: 'What is fixed.' })
  text!: string;

  @Field({ description: 'The last day, such as 2027-03-31.' })
  endsOn!: string;
}
