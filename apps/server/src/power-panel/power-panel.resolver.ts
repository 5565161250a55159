import type { StatementId } from '#concordat';
import { BESIDE_THE_PANEL } from '#power-panel';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '../membership/actor.js';
import { Requires } from '../platform/requires.js';
import { PageArgs, type Page } from '../platform/connection.js';
import { PanelActs } from './panel-acts.js';
import { PanelWorkView } from './panel-work.view.js';
import { PowerPanelReader } from './power-panel.reader.js';
import {
  AcceptedSuggestionConnectionType,
  AgreeWhatChangedInput,
  FlagFirstOpposedInput,
  PanelWorkPayload,
  PanelWorkType,
  PowerPanelType,
  RateLadderInput,
  SayWhatChangedInput,
  type AcceptedSuggestionType,
} from './power-panel.types.js';

@Resolver()
export class PowerPanelResolver {
  constructor(
    private readonly reader: PowerPanelReader,
    private readonly view: PanelWorkView,
    private readonly acts: PanelActs,
  ) {}

  @Query(() => PowerPanelType, { description: 'How power was shared: eleven measures, each with its limits.' })
  @Requires('statement:read')
  async powerPanel(
    @Args('statementId', { type: () => ID, description: 'The statement.' }) statementId: StatementId,
  ): Promise<PowerPanelType> {
    return { measures: await this.reader.of(statementId), beside: BESIDE_THE_PANEL };
  }

  @Query(() => PanelWorkType, { description: 'What members add to the power panel themselves.' })
  @Requires('statement:read')
  panelWork(
    @Args('statementId', { type: () => ID, description: 'The statement.' }) statementId: StatementId,
  ): Promise<PanelWorkType> {
    return this.view.of(statementId);
  }

  @Query(() => AcceptedSuggestionConnectionType, {
    description: 'Suggestions that were agreed, in whole or in part, oldest first.',
  })
  @Requires('statement:read')
  acceptedSuggestions(
    @Args('statementId', { type: () => ID, description: 'The statement.' }) statementId: StatementId,
    @Args() page: PageArgs,
  ): Promise<Page<AcceptedSuggestionType>> {
    return this.view.accepted(statementId, page);
  }

  @Mutation(() => PanelWorkPayload, { description: 'Says for the caller’s group how equal it was, and why.' })
  @Requires('statement:act')
  rateLadder(
    @Args('input', { description: 'The rung, and why.' }) input: RateLadderInput,
    @CurrentActor() actor: Actor,
  ): Promise<PanelWorkPayload> {
    return this.acts.rate(actor, input);
  }

  @Mutation(() => PanelWorkPayload, { description: 'Says in one sentence what changed in a section.' })
  @Requires('statement:act')
  sayWhatChanged(
    @Args('input', { description: 'The sentence.' }) input: SayWhatChangedInput,
    @CurrentActor() actor: Actor,
  ): Promise<PanelWorkPayload> {
    return this.acts.say(actor, input);
  }

  @Mutation(() => PanelWorkPayload, { description: 'Agrees, as another group, to the sentence on what changed.' })
  @Requires('statement:act')
  agreeWhatChanged(
    @Args('input', { description: 'The sentence as it was read.' }) input: AgreeWhatChangedInput,
    @CurrentActor() actor: Actor,
  ): Promise<PanelWorkPayload> {
    return this.acts.agree(actor, input);
  }

  @Mutation(() => PanelWorkPayload, {
    description: 'Says that the council had opposed a suggestion at first, or takes that back.',
  })
  @Requires('statement:act')
  flagFirstOpposed(
    @Args('input', { description: 'The suggestion.' }) input: FlagFirstOpposedInput,
    @CurrentActor() actor: Actor,
  ): Promise<PanelWorkPayload> {
    return this.acts.flag(actor, input);
  }
}
