import { Field, ObjectType } from '@nestjs/graphql';

/** Something that can happen next, and who must do it (R40). */
@ObjectType('NextStep', { description: 'Something that can happen next, and who must do it.' })
export class NextStepType {
  @Field(() => [String], { description: 'The states that it can lead to.' })
  to!: string[];

  @Field({ description: 'What has to happen and who must do it, for people.' })
  words!: string;
}

/** Steps of a table as the API shows them, in its order; those in the same words are one. */
export function nextSteps(steps: readonly { readonly to: string; readonly words: string }[]): NextStepType[] {
  const words = [...new Set(steps.map((step) => step.words))];
  return words.map((said) => ({
    to: steps.filter((step) => step.words === said).map(({ to }) => to),
    words: said,
  }));
}
