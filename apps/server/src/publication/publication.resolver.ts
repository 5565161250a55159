import type { StatementId } from '#concordat';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '../membership/actor.js';
import { Requires } from '../platform/requires.js';
import { statementType } from '../statements/statement.types.js';
import { TakeBackKeyPayload } from '../statements/take-back-key.resolver.js';
import { PublicationReader } from './publication.reader.js';
import {
  CouncilDecisionType,
  PublishingType,
  RecordCouncilDecisionInput,
  RecordCouncilDecisionPayload,
  TurnPublishKeyInput,
  TurnPublishKeyPayload,
} from './publication.types.js';
import { PublishingView } from './publishing-view.js';
import { RecordCouncilDecision, type DecisionToRecord } from './record-council-decision.js';
import { TakeBackPublishKey } from './take-back-publish-key.js';
import { TurnPublishKey } from './turn-publish-key.js';

@Resolver(() => PublishingType)
export class PublicationResolver {
  constructor(
    private readonly view: PublishingView,
    private readonly reader: PublicationReader,
    private readonly recordDecision: RecordCouncilDecision,
    private readonly turnKey: TurnPublishKey,
    private readonly takeBack: TakeBackPublishKey,
  ) {}

  @Query(() => PublishingType, { description: 'What stands between a statement and its publication.' })
  @Requires('statement:read')
  publishing(
    @Args('statementId', { type: () => ID, description: 'The statement.' }) statementId: StatementId,
  ): Promise<PublishingType> {
    return this.view.of(statementId);
  }

  @Query(() => CouncilDecisionType, {
    nullable: true,
    description: "The newest decision of the council's own body about a statement; empty while there is none.",
  })
  @Requires('statement:read')
  councilDecision(
    @Args('statementId', { type: () => ID, description: 'The statement.' }) statementId: StatementId,
  ): Promise<CouncilDecisionType | null> {
    return this.reader.councilDecision(statementId);
  }

  @Mutation(() => RecordCouncilDecisionPayload, {
    description: 'Records what the council decided about the signed text.',
  })
  @Requires('statement:act')
  recordCouncilDecision(
    @Args('input', { description: 'The decision.' }) input: RecordCouncilDecisionInput,
    @CurrentActor() actor: Actor,
  ): Promise<RecordCouncilDecisionPayload> {
    return this.recordDecision.run(actor, { ...input, decision: input.decision as DecisionToRecord['decision'] });
  }

  @Mutation(() => TurnPublishKeyPayload, {
    description: "Turns the caller's key to publish exactly this text. It is published when both co-chairs have.",
  })
  @Requires('statement:co-chair')
  async turnPublishKey(
    @Args('input', { description: 'What is published.' }) input: TurnPublishKeyInput,
    @CurrentActor() actor: Actor,
  ): Promise<TurnPublishKeyPayload> {
    const turn = await this.turnKey.run(actor, input);
    return { ...turn, publication: turn.publication && (await this.view.version(turn.publication)) };
  }

  @Mutation(() => TakeBackKeyPayload, {
    description: "Takes the caller's key to publish back, while it is not enough: together, or without the others.",
  })
  @Requires('statement:act')
  async takeBackPublishKey(
    @Args('statementId', { type: () => ID, description: 'The statement.' }) _statementId: StatementId,
    @Args('alone', {
      type: () => String,
      nullable: true,
      description: 'COUNCIL_ONLY or PARTNERS_ONLY; left out for what is published together.',
    })
    alone: string | null,
    @CurrentActor() actor: Actor,
  ): Promise<TakeBackKeyPayload> {
    const { statement, refusals } = await this.takeBack.run(actor, { alone });
    return { statement: statement && statementType(statement), refusals };
  }
}
