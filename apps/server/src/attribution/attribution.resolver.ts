import type { SectionId, StatementId } from '#concordat';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '../membership/actor.js';
import { Requires } from '../platform/requires.js';
import { BringTextInput, ExplainRemovalInput, SectionAuthorsPayload, SectionAuthorsType } from './attribution.types.js';
import { actedOn, AuthorsView, type ActedOn } from './authors.view.js';
import { BringText } from './bring-text.js';
import { ExplainRemoval } from './explain-removal.js';
import { RemovalCounts } from './removal-counts.js';
import { SectionRemovalsType } from './removal-counts.types.js';

@Resolver(() => SectionAuthorsType)
export class AttributionResolver {
  constructor(
    private readonly view: AuthorsView,
    private readonly bring: BringText,
    private readonly explaining: ExplainRemoval,
    private readonly counts: RemovalCounts,
  ) {}

  @Query(() => SectionAuthorsType, {
    description:
      'Who wrote a section: people of each group whose words are there, who moved them, and what was removed. Counts nobody’s words.',
  })
  @Requires('statement:act')
  whoWrote(
    @Args('sectionId', { type: () => ID, description: 'The section.' }) sectionId: SectionId,
    @CurrentActor() actor: Actor,
  ): Promise<SectionAuthorsType> {
    return this.view.of(actor, sectionId);
  }

  @Query(() => [SectionRemovalsType], {
    description:
      'How many removals ask for a reason, by section, and how many have none; sections without are left out.',
  })
  @Requires('statement:act')
  removalCounts(
    @Args('statementId', { type: () => ID, description: 'The statement.' }) _statementId: StatementId,
    @CurrentActor() actor: Actor,
  ): Promise<SectionRemovalsType[]> {
    return this.counts.of(actor);
  }

  @Mutation(() => SectionAuthorsPayload, { description: 'Says why the caller removed words of another group.' })
  @Requires('statement:act')
  async explainRemoval(
    @Args('input', { description: 'Which, and why.' }) input: ExplainRemovalInput,
    @CurrentActor() actor: Actor,
  ): Promise<ActedOn> {
    const sectionId = input.sectionId as SectionId;
    return actedOn(actor, sectionId, await this.explaining.run(actor, { ...input, sectionId }));
  }

  @Mutation(() => SectionAuthorsPayload, {
    description: 'Brings a text of the caller’s group into a section, at its end, marked with where it comes from.',
  })
  @Requires('statement:act')
  async bringText(
    @Args('input', { description: 'The text.' }) input: BringTextInput,
    @CurrentActor() actor: Actor,
  ): Promise<ActedOn> {
    const sectionId = input.sectionId as SectionId;
    return actedOn(actor, sectionId, await this.bring.run(actor, { ...input, sectionId }));
  }
}
