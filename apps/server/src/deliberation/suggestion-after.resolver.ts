import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '../membership/actor.js';
import { Requires } from '../platform/requires.js';
import { SuggestionPayload, SuggestionType } from './suggestion.types.js';
import { SuggestionsView } from './suggestions.view.js';

/** A suggestion, in the answer to an act on it. */
@Resolver(() => SuggestionPayload)
export class SuggestionAfterResolver {
  constructor(private readonly view: SuggestionsView) {}

  @ResolveField(() => SuggestionType, { nullable: true, description: 'As it now is; empty when refused.' })
  @Requires('statement:act')
  async suggestion(
    @Parent() { proposalId }: SuggestionPayload,
    @CurrentActor() actor: Actor,
  ): Promise<SuggestionType | null> {
    return proposalId === null ? null : this.view.one(actor, proposalId);
  }
}
