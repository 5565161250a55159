import {
  dayInEngland,
  isReviewDue,
  stepsBeside,
  type CouncilId,
  type DocumentState,
  type StatementId,
} from '#concordat';
import { Args, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '../membership/actor.js';
import { Clock } from '../platform/clock.js';
import { EverybodyReads } from '../platform/everybody-reads.js';
import { Requires } from '../platform/requires.js';
import { nextSteps, NextStepType } from './next-step.type.js';
import { NextStages } from './next-stages.js';
import { StatementReader } from './statement.reader.js';
import { SuccessorReader } from './successor.reader.js';
import {
  LinkedStatementType,
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
    private readonly successors: SuccessorReader,
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
    const today = dayInEngland(this.clock.now());
    return isReviewDue({ state: state as DocumentState, reviewBy }, today);
  }

  @ResolveField(() => StatementCouncilType, { description: 'The council that hosts it.' })
  @Requires('statement:read')
  async council(@Parent() statement: StatementType): Promise<StatementCouncilType> {
    return this.reader.councilOf({ councilId: statement.councilId as CouncilId });
  }

  @ResolveField(() => LinkedStatementType, {
    nullable: true,
    description: 'The statement that took its place; empty where none did, or none was named.',
  })
  @Requires('statement:read')
  async replacedBy(@Parent() { id }: StatementType): Promise<LinkedStatementType | null> {
    return (await this.successors.of(id as StatementId)).replacedBy;
  }

  @ResolveField(() => [LinkedStatementType], { description: 'Statements whose place it took.' })
  @Requires('statement:read')
  async replaces(@Parent() { id }: StatementType): Promise<readonly LinkedStatementType[]> {
    return (await this.successors.of(id as StatementId)).replaces;
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
    @Args('successorId', {
      type: () => ID,
      nullable: true,
      description: 'The published statement that takes its place, where the stage replaces it.',
    })
    successorId: StatementId | null,
    @CurrentActor() actor: Actor,
  ): Promise<TurnStageKeyPayload> {
    const wanted = { to: to as DocumentState, reason: reason ?? null, successorId: successorId ?? null };
    const turn = await this.turnKey.run(actor, wanted);
    return { ...turn, statement: turn.statement && statementType(turn.statement) };
  }
}
