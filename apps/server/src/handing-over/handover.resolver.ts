import type { MembershipId, StatementId } from '#concordat';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '../membership/actor.js';
import { MembershipPayload } from '../membership/membership.types.js';
import { PeopleView } from '../membership/people-view.js';
import { Requires } from '../platform/requires.js';
import { HandoverActs } from './handover-acts.js';
import {
  AnswerHandoverInput,
  GiveUpRoleInput,
  HandingOverType,
  HandoverPayload,
  LeaveStatementInput,
  PutForwardInput,
  WithdrawHandoverInput,
} from './handover.types.js';
import { HandoverView } from './handover.view.js';
import type { GivenUp } from './give-up-role.js';
import type { HandoverChanged } from './put-forward.js';

@Resolver()
export class HandoverResolver {
  constructor(
    private readonly view: HandoverView,
    private readonly acts: HandoverActs,
    private readonly people: PeopleView,
  ) {}

  @Query(() => HandingOverType, { description: 'Roles that move to somebody else, and who has to agree.' })
  @Requires('statement:act')
  handingOver(
    @Args('statementId', { type: () => ID, description: 'The statement.' }) _statementId: StatementId,
    @CurrentActor() actor: Actor,
  ): Promise<HandingOverType> {
    return this.view.of(actor);
  }

  @Mutation(() => HandoverPayload, {
    description: 'Hands your role to somebody, or says that somebody else should take one that nobody acts in.',
  })
  @Requires('statement:act')
  async putForward(
    @Args('input', { description: 'Which role, and who.' }) input: PutForwardInput,
    @CurrentActor() actor: Actor,
  ): Promise<HandoverPayload> {
    const { role, reason } = input;
    const fromId = (input.fromMembershipId ?? null) as MembershipId | null;
    const toId = input.toMembershipId as MembershipId;
    return this.shown(actor, await this.acts.putForward.run(actor, { role, reason, fromId, toId }));
  }

  @Mutation(() => HandoverPayload, {
    description: 'Agrees that a role moves, or does not. With the last yes it moves.',
  })
  @Requires('statement:act')
  async answerHandover(
    @Args('input', { description: 'Which, and the answer.' }) input: AnswerHandoverInput,
    @CurrentActor() actor: Actor,
  ): Promise<HandoverPayload> {
    return this.shown(actor, await this.acts.answer.run(actor, input));
  }

  @Mutation(() => HandoverPayload, { description: 'Takes back what you put forward.' })
  @Requires('statement:act')
  async withdrawHandover(
    @Args('input', { description: 'Which.' }) input: WithdrawHandoverInput,
    @CurrentActor() actor: Actor,
  ): Promise<HandoverPayload> {
    return this.shown(actor, await this.acts.withdraw.run(actor, input));
  }

  @Mutation(() => MembershipPayload, { description: 'Gives up a role of yours. You stay a member.' })
  @Requires('statement:act')
  async giveUpRole(
    @Args('input', { description: 'Which role.' }) input: GiveUpRoleInput,
    @CurrentActor() actor: Actor,
  ): Promise<MembershipPayload> {
    return this.now(await this.acts.giveUp.run(actor, input));
  }

  @Mutation(() => MembershipPayload, { description: 'Ends your part in a statement.' })
  @Requires('statement:act')
  async leaveStatement(
    @Args('input', { description: 'Which statement.' }) input: LeaveStatementInput,
    @CurrentActor() actor: Actor,
  ): Promise<MembershipPayload> {
    return this.now(await this.acts.leave.run(actor, input));
  }

  private async now({ membership, refusals }: GivenUp): Promise<MembershipPayload> {
    return { membership: membership && (await this.people.shown(membership)), refusals };
  }

  private async shown(actor: Actor, { handover, refusals }: HandoverChanged): Promise<HandoverPayload> {
    return { handover: handover && (await this.view.one(actor, handover)), refusals };
  }
}
