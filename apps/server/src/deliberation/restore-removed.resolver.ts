import type { SectionId, StatementId } from '#concordat';
import { Args, Field, ID, InputType, Mutation, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { SectionAuthorsType } from '../attribution/attribution.types.js';
import { actedOn, AuthorsView, type ActedOn } from '../attribution/authors.view.js';
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
  // As SectionAuthorsPayload has it.
  statementId!: StatementId;
  sectionId!: SectionId;

  @Field(() => ID, { nullable: true, description: 'The suggestion that was made of them; empty where they are back.' })
  proposalId!: string | null;

  @Field(() => [RefusalType], { description: 'Every reason why it was not done; empty when it was.' })
  refusals!: RefusalType[];
}

@Resolver(() => RestoreRemovedPayload)
export class RestoreRemovedResolver {
  constructor(
    private readonly restoring: RestoreRemoved,
    private readonly view: AuthorsView,
  ) {}

  @Mutation(() => RestoreRemovedPayload, {
    description: 'Puts words back that another group took out, once; after that it makes a suggestion of them.',
  })
  @Requires('statement:act')
  async restoreRemoved(
    @Args('input', { description: 'Which.' }) input: RestoreRemovedInput,
    @CurrentActor() actor: Actor,
  ): Promise<RestoreRemovedPayload> {
    const sectionId = input.sectionId as SectionId;
    const { proposalId, refusals } = await this.restoring.run(actor, { ...input, sectionId });
    return { ...actedOn(actor, sectionId, { refusals }), proposalId };
  }

  @ResolveField(() => SectionAuthorsType, {
    nullable: true,
    description: 'Who wrote the section, as it is now; empty when refused.',
  })
  @Requires('statement:act')
  authors(@Parent() acted: ActedOn, @CurrentActor() actor: Actor): Promise<SectionAuthorsType | null> {
    return this.view.after(actor, acted);
  }
}
