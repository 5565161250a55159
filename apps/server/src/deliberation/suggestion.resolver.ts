import type { SectionId, StatementId } from '#concordat';
import type { View } from '#deliberation';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '../membership/actor.js';
import { asOnBehalf } from '../membership/on-behalf.type.js';
import { Requires } from '../platform/requires.js';
import { SuggestionActs } from './suggestion-acts.js';
import {
  AgreeWithAnswerInput,
  AskAgainInput,
  GiveAnswerInput,
  MergeSuggestionsInput,
  RebaseSuggestionInput,
  SuggestChangeInput,
  SuggestionConnectionType,
  SuggestionPayload,
  SuggestionType,
  WordsInTextInput,
} from './suggestion.types.js';
import { SuggestionsView } from './suggestions.view.js';

@Resolver()
export class SuggestionResolver {
  constructor(
    private readonly view: SuggestionsView,
    private readonly acts: SuggestionActs,
  ) {}

  // eslint-disable-next-line max-params -- a list has a filter and a page
  @Query(() => SuggestionConnectionType, { description: 'Suggestions for a statement, oldest first.' })
  @Requires('statement:act')
  suggestions(
    @Args('statementId', { type: () => ID, description: 'The statement.' }) statementId: StatementId,
    @Args('sectionId', { type: () => ID, nullable: true, description: 'Only those for this section.' })
    sectionId: SectionId | null,
    @Args('open', { defaultValue: false, description: 'Only those that still need an answer.' }) open: boolean,
    @Args('first', { type: () => Int, defaultValue: 20, description: 'How many; 50 at most.' }) first: number,
    @Args('after', { type: () => String, nullable: true, description: 'Goes on after the one with this cursor.' })
    after: string | null,
    @CurrentActor() actor: Actor,
  ): Promise<SuggestionConnectionType> {
    return this.view.page(actor, { statementId, sectionId: sectionId ?? null, open, first, after: after ?? null });
  }

  @Query(() => SuggestionType, { nullable: true, description: 'One suggestion; empty where there is none such.' })
  @Requires('statement:act')
  suggestion(
    @Args('proposalId', { type: () => ID, description: 'The suggestion.' }) proposalId: string,
    @CurrentActor() actor: Actor,
  ): Promise<SuggestionType | null> {
    return this.view.one(actor, proposalId);
  }

  @Mutation(() => SuggestionPayload, { description: 'Asks for a change to a section. It changes nothing by itself.' })
  @Requires('statement:act')
  suggestChange(
    @Args('input', { description: 'The change.' }) input: SuggestChangeInput,
    @CurrentActor() actor: Actor,
  ): Promise<SuggestionPayload> {
    const { onBehalf, sectionId, ...change } = input;
    return this.acts.suggest(actor, {
      ...{ ...change, sectionId: sectionId as SectionId, onBehalf: asOnBehalf(onBehalf) },
    });
  }

  @Mutation(() => SuggestionPayload, {
    description: 'Puts an answer forward. It is given once a person of another group agrees with it.',
  })
  @Requires('statement:act')
  giveAnswer(
    @Args('input', { description: 'The answer.' }) input: GiveAnswerInput,
    @CurrentActor() actor: Actor,
  ): Promise<SuggestionPayload> {
    const { decision, acceptedText, ...idea } = input;
    return this.acts.give(actor, { ...idea, decision: decision as View, acceptedText: acceptedText ?? null });
  }

  @Mutation(() => SuggestionPayload, {
    description: 'Agrees with an answer that somebody of another group put forward: with that it is given.',
  })
  @Requires('statement:act')
  agreeWithAnswer(
    @Args('input', { description: 'The answer, as it was read.' }) input: AgreeWithAnswerInput,
    @CurrentActor() actor: Actor,
  ): Promise<SuggestionPayload> {
    return this.acts.agree(actor, input);
  }

  @Mutation(() => SuggestionPayload, { description: 'Takes back a suggestion of one’s own that has no answer yet.' })
  @Requires('statement:act')
  withdrawSuggestion(
    @Args('proposalId', { type: () => ID, description: 'The suggestion.' }) proposalId: string,
    @CurrentActor() actor: Actor,
  ): Promise<SuggestionPayload> {
    return this.acts.withdraw(actor, { proposalId });
  }

  @Mutation(() => SuggestionPayload, {
    description: 'Asks, once, for another pair to look again at a suggestion of one’s own.',
  })
  @Requires('statement:act')
  askAgain(
    @Args('input', { description: 'Which, and why.' }) input: AskAgainInput,
    @CurrentActor() actor: Actor,
  ): Promise<SuggestionPayload> {
    return this.acts.askAgain(actor, input);
  }

  @Mutation(() => SuggestionPayload, {
    description: 'Puts accepted words into the text, which waited for comments to close.',
  })
  @Requires('statement:act')
  putInAcceptedWords(
    @Args('proposalId', { type: () => ID, description: 'The suggestion.' }) proposalId: string,
    @CurrentActor() actor: Actor,
  ): Promise<SuggestionPayload> {
    return this.acts.putIn(actor, { proposalId });
  }

  @Mutation(() => SuggestionPayload, {
    description: 'Says that accepted words, which wait to go in, are in the text already.',
  })
  @Requires('statement:act')
  sayWordsAreIn(
    @Args('input', { description: 'Which, and where they stand.' }) input: WordsInTextInput,
    @CurrentActor() actor: Actor,
  ): Promise<SuggestionPayload> {
    return this.acts.wordsAreIn(actor, input);
  }

  @Mutation(() => SuggestionPayload, {
    description: 'Ties a suggestion, whose words have moved on, to words that stand there now.',
  })
  @Requires('statement:act')
  rebaseSuggestion(
    @Args('input', { description: 'Which, and where it belongs.' }) input: RebaseSuggestionInput,
    @CurrentActor() actor: Actor,
  ): Promise<SuggestionPayload> {
    return this.acts.rebase(actor, { ...input, proposedText: input.proposedText ?? null });
  }

  @Mutation(() => SuggestionPayload, {
    description:
      'Joins a suggestion with an earlier one that asks for the same: at once if it is the caller’s own, otherwise once a person of another group agrees.',
  })
  @Requires('statement:act')
  mergeSuggestions(
    @Args('input', { description: 'Which, and why.' }) input: MergeSuggestionsInput,
    @CurrentActor() actor: Actor,
  ): Promise<SuggestionPayload> {
    return this.acts.merge(actor, input);
  }

  @Mutation(() => SuggestionPayload, {
    description: 'Closes a suggestion on which those who decide did not agree in time. Both views are published.',
  })
  @Requires('statement:act')
  closeWithBothViews(
    @Args('proposalId', { type: () => ID, description: 'The suggestion.' }) proposalId: string,
    @CurrentActor() actor: Actor,
  ): Promise<SuggestionPayload> {
    return this.acts.close(actor, { proposalId });
  }
}
