import type { SectionId } from '#concordat';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '../membership/actor.js';
import { Requires } from '../platform/requires.js';
import { ExplainRemovalInput, ExplainRemovalPayload, SectionAuthorsType } from './attribution.types.js';
import { AuthorsView } from './authors.view.js';

@Resolver(() => SectionAuthorsType)
export class AttributionResolver {
  constructor(private readonly view: AuthorsView) {}

  @Query(() => SectionAuthorsType, {
    description: 'Who wrote a section: words that survive, by person and group, who moved them, and what was removed.',
  })
  @Requires('statement:act')
  whoWrote(
    @Args('sectionId', { type: () => ID, description: 'The section.' }) sectionId: SectionId,
    @CurrentActor() actor: Actor,
  ): Promise<SectionAuthorsType> {
    return this.view.of(actor, sectionId);
  }

  @Mutation(() => ExplainRemovalPayload, { description: 'Says why the caller removed words of another group.' })
  @Requires('statement:act')
  explainRemoval(
    @Args('input', { description: 'Which, and why.' }) input: ExplainRemovalInput,
    @CurrentActor() actor: Actor,
  ): Promise<ExplainRemovalPayload> {
    return this.view.explain(actor, { ...input, sectionId: input.sectionId as SectionId });
  }
}
