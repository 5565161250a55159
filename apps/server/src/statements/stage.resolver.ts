import { isReviewDue, stepsBeside, type CouncilId, type DocumentState, type StatementId } from '#concordat';
import { Args, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '../membership/actor.js';
import { Clock } from '../platform/clock.js';
import { EverybodyReads } from '../platform/everybody-reads.js';
import { Requires } from '../platform/requires.js';
import { nextSteps, NextStepType } from './next-step.type.js';
import { NextStages } from './next-stages.js';
import { StatementReader } from './statement.reader.js';
import {
  NextStageType,
  StatementCouncilType,
  StatementType,
  TurnStageKeyPayload,
  statementType,
} from './statement.types.js';
import { TurnStageKey } from './turn-stage-key.js';

@Resolver(() => StatementType)
export class StageResolver {
  constructor(
    private readonly reader: StatementReader,
    private readonly next: NextStages,
    private readonly turnKey: TurnStageKey,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => [NextStageType], { description: 'Stages that can open next, and what blocks each.' })
  @Requires('statement:read')
  async nextStages(@Parent() statement: StatementType): Promise<NextStageType[]> {
    return this.next.of(await this.reader.existing(statement.id as StatementId));
  }

  @ResolveField(() => [NextStepType], { description: 'What else can follow, which an act of its own does.' })
  @Requires('statement:read')
  otherSteps(@Parent() { state }: StatementType): NextStepType[] {
    return nextSteps(stepsBeside(state as DocumentState));
  }

  @ResolveField(() => Boolean, {
    description:
      'Whether it is published and due to be looked at again: the day for it has passed, or co-chairs began.',
  })
  @Requires('statement:read')
  reviewDue(@Parent() { state, reviewBy }: StatementType): boolean {
    const today = this.clock.now().toISOString().slice(0, 10);
    return isReviewDue({ state: state as DocumentState, reviewBy }, today);
  }

  @ResolveField(() => StatementCouncilType, { description: 'The council that hosts it.' })
  @Requires('statement:read')
  async council(@Parent() statement: StatementType): Promise<StatementCouncilType> {
    return this.reader.councilOf({ councilId: statement.councilId as CouncilId });
  }

  @Mutation(() => TurnStageKeyPayload, {
    description: "Turns the caller's key for the next stage. It opens when both co-chairs have turned theirs.",
  })
  @EverybodyReads('reason')
  @Requires('statement:co-chair')
  async turnStageKey(
    @Args('statementId', { type: () => ID, description: 'The statement.' }) _statementId: StatementId,
    @Args('to', { description: 'The stage to open.' }) to: string,
    @Args('reason', { type: () => String, nullable: true, description: 'Why, where the stage takes a reason.' })
    reason: string | null,
    @CurrentActor() actor: Actor,
  ): Promise<TurnStageKeyPayload> {
    const turn = await this.turnKey.run(actor, { to: to as DocumentState, reason: reason ?? null });
    return { ...turn, statement: turn.statement && statementType(turn.statement) };
  }
}
