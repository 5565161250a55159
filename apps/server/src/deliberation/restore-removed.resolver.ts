import type { SectionId } from '#concordat';
import { Args, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '../membership/actor.js';
import { EverybodyReads } from '../platform/everybody-reads.js';
import { RefusalType } from '../platform/refusal.type.js';
import { Requires } from '../platform/requires.js';
import { RestoreRemoved } from './restore-removed.js';

@InputType({ description: 'Words that another group took out and that their own wants back.' })
export class RestoreRemovedInput {
  @Field(() => ID, { description: 'The section.' })
  sectionId!: string;

  @Field({ description: 'What identifies the removal.' })
  removal!: string;

  @EverybodyReads()
  @Field({ defaultValue: '', description: 'Why, for those who answer where they become a suggestion.' })
  reason!: string;
}

@ObjectType({ description: 'What came of wanting words back.' })
export class RestoreRemovedPayload {
  @Field(() => Int, {
    nullable: true,
    description: 'Number of the change in which they came back; empty where they did not.',
  })
  seq!: number | null;

  @Field(() => ID, { nullable: true, description: 'The suggestion that was made of them; empty where there is none.' })
  proposalId!: string | null;

  @Field(() => [RefusalType], { description: 'Every reason why it was not done; empty when it was.' })
  refusals!: RefusalType[];
}

@Resolver()
export class RestoreRemovedResolver {
  constructor(private readonly restoring: RestoreRemoved) {}

  @Mutation(() => RestoreRemovedPayload, {
    description: 'Puts words back that another group took out, once; after that it makes a suggestion of them.',
  })
  @Requires('statement:act')
  restoreRemoved(
    @Args('input', { description: 'Which.' }) input: RestoreRemovedInput,
    @CurrentActor() actor: Actor,
  ): Promise<RestoreRemovedPayload> {
    return this.restoring.run(actor, { ...input, sectionId: input.sectionId as SectionId });
  }
}
