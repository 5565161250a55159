import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType('SectionRemovals', {
  description: 'Removals of more than 12 words of another group in a section, of words that are not back.',
})
export class SectionRemovalsType {
  @Field(() => ID, { description: 'The section.' })
  sectionId!: string;

  @Field(() => Int, { description: 'How many there are.' })
  removals!: number;

  @Field(() => Int, { description: 'How many of them wait for a reason.' })
  waiting!: number;

  @Field(() => Int, { description: 'How many of those wait for a reason of the caller.' })
  waitingForMe!: number;
}
