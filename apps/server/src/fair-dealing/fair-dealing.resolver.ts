import type { SectionId, StatementId } from '#concordat';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '../membership/actor.js';
import { Requires } from '../platform/requires.js';
import { FairDealingActs } from './fair-dealing-acts.js';
import {
  DecideConcernInput,
  DeclareInterestsInput,
  FairDealingPayload,
  FairDealingType,
  FlagCommentInput,
  FlagParagraphInput,
  FlagSuggestionInput,
  ProviderAccessLogType,
  SeenByProvidersType,
} from './fair-dealing.types.js';
import { FairDealingView } from './fair-dealing.view.js';
import { ProviderSight } from './provider-sight.js';

@Resolver()
export class FairDealingResolver {
  constructor(
    private readonly view: FairDealingView,
    private readonly acts: FairDealingActs,
    private readonly sight: ProviderSight,
  ) {}

  @Query(() => FairDealingType, { description: 'Who declared which interests, and which words were flagged.' })
  @Requires('statement:act')
  fairDealing(
    @Args('statementId', { type: () => ID, description: 'The statement.' }) _statementId: StatementId,
    @CurrentActor() actor: Actor,
  ): Promise<FairDealingType> {
    return this.view.of(actor);
  }

  @Query(() => [SeenByProvidersType], {
    description: 'What providers who take part could see, and from when, oldest first. Empty while none takes part.',
  })
  @Requires('statement:act')
  providersCouldSee(
    @Args('statementId', { type: () => ID, description: 'The statement.' }) statementId: StatementId,
  ): Promise<SeenByProvidersType[]> {
    return this.sight.couldSee(statementId);
  }

  @Query(() => ProviderAccessLogType, { description: 'Which sections providers opened, for a procurement file.' })
  @Requires('statement:organise')
  providerAccessLog(
    @Args('statementId', { type: () => ID, description: 'The statement.' }) statementId: StatementId,
  ): Promise<ProviderAccessLogType> {
    return this.sight.accessLog(statementId);
  }

  @Mutation(() => FairDealingPayload, { description: 'Declares the caller’s interests, or that there are none.' })
  @Requires('statement:act')
  declareInterests(
    @Args('input', { description: 'The interests.' }) input: DeclareInterestsInput,
    @CurrentActor() actor: Actor,
  ): Promise<FairDealingPayload> {
    return this.acts.declare(actor, { ...input, sectionIds: input.sectionIds as SectionId[] });
  }

  @Mutation(() => FairDealingPayload, {
    description: 'Flags words of a section as a competition concern: they are hidden until somebody checks them.',
  })
  @Requires('statement:act')
  flagParagraph(
    @Args('input', { description: 'The words.' }) input: FlagParagraphInput,
    @CurrentActor() actor: Actor,
  ): Promise<FairDealingPayload> {
    return this.acts.flagParagraph(actor, { ...input, sectionId: input.sectionId as SectionId });
  }

  @Mutation(() => FairDealingPayload, {
    description: 'Flags a suggestion as a competition concern: it is hidden until somebody checks it.',
  })
  @Requires('statement:act')
  flagSuggestion(
    @Args('input', { description: 'The suggestion.' }) input: FlagSuggestionInput,
    @CurrentActor() actor: Actor,
  ): Promise<FairDealingPayload> {
    return this.acts.flagSuggestion(actor, input);
  }

  @Mutation(() => FairDealingPayload, {
    description: 'Flags a comment as a competition concern: it is hidden, with its answer, until somebody checks it.',
  })
  @Requires('statement:act')
  flagComment(
    @Args('input', { description: 'The comment.' }) input: FlagCommentInput,
    @CurrentActor() actor: Actor,
  ): Promise<FairDealingPayload> {
    return this.acts.flagComment(actor, input);
  }

  @Mutation(() => FairDealingPayload, { description: 'Puts flagged words back, or takes them out, with a reason.' })
  @Requires('statement:act')
  decideConcern(
    @Args('input', { description: 'The decision.' }) input: DecideConcernInput,
    @CurrentActor() actor: Actor,
  ): Promise<FairDealingPayload> {
    return this.acts.decide(actor, input);
  }
}
