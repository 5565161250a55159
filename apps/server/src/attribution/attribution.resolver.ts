import type { SectionId } from '#concordat';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '../membership/actor.js';
import { Requires } from '../platform/requires.js';
import {
  BringTextInput,
  BringTextPayload,
  ExplainRemovalInput,
  ExplainRemovalPayload,
  SectionAuthorsType,
} from './attribution.types.js';
import { AuthorsView } from './authors.view.js';
import { BringText } from './bring-text.js';

@Resolver(() => SectionAuthorsType)
export class AttributionResolver {
  constructor(
    private readonly view: AuthorsView,
    private readonly bring: BringText,
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

  @Mutation(() => ExplainRemovalPayload, { description: 'Says why the caller removed words of another group.' })
  @Requires('statement:act')
  explainRemoval(
    @Args('input', { description: 'Which, and why.' }) input: ExplainRemovalInput,
    @CurrentActor() actor: Actor,
  ): Promise<ExplainRemovalPayload> {
    return this.view.explain(actor, { ...input, sectionId: input.sectionId as SectionId });
  }

  @Mutation(() => BringTextPayload, {
    description: 'Brings a text of the caller’s group into a section, at its end, marked with where it comes from.',
  })
  @Requires('statement:act')
  async bringText(
    @Args('input', { description: 'The text.' }) input: BringTextInput,
    @CurrentActor() actor: Actor,
  ): Promise<BringTextPayload> {
    const sectionId = input.sectionId as SectionId;
    const { refusals } = await this.bring.run(actor, { ...input, sectionId });
    return { authors: refusals.length > 0 ? null : await this.view.of(actor, sectionId), refusals };
  }
}
