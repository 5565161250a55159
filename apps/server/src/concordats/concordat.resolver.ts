import type { StatementId } from '#concordat';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ActorIfMember, CurrentActor, type Actor } from '../membership/actor.js';
import { Requires } from '../platform/requires.js';
import { AgreementActs } from './agreement-acts.js';
import { AgreementView } from './agreement.view.js';
import { AgreeConcordatInput, AgreeConcordatPayload, AgreementType, ProposeAmendmentInput } from './concordat.types.js';
import { MarkPromiseInput } from './promise-input.types.js';
import { StatePaymentInput } from './payment.types.js';

@Resolver(() => AgreementType)
export class ConcordatResolver {
  constructor(
    private readonly acts: AgreementActs,
    private readonly view: AgreementView,
  ) {}

  @Query(() => AgreementType, { description: 'The agreement that governs a statement.' })
  @Requires('statement:read')
  agreement(
    @Args('statementId', { type: () => ID, description: 'The statement.' }) statementId: StatementId,
    @ActorIfMember() actor: Actor | null,
  ): Promise<AgreementType> {
    return this.view.of(statementId, actor);
  }

  @Mutation(() => AgreeConcordatPayload, {
    description: 'Says yes or no to the agreement, or to a change of it, for the caller’s part of their group.',
  })
  @Requires('statement:act')
  agreeConcordat(
    @Args('input', { description: 'What was read, and the answer.' }) input: AgreeConcordatInput,
    @CurrentActor() actor: Actor,
  ): Promise<AgreeConcordatPayload> {
    return this.acts.agree(actor, input);
  }

  @Mutation(() => AgreeConcordatPayload, {
    description: 'Puts a change of the agreement to every group. Until all have agreed, it stays as it is.',
  })
  @Requires('statement:act')
  proposeAmendment(
    @Args('input', { description: 'What should change, and why.' }) input: ProposeAmendmentInput,
    @CurrentActor() actor: Actor,
  ): Promise<AgreeConcordatPayload> {
    return this.acts.propose(actor, input);
  }

  @Mutation(() => AgreeConcordatPayload, {
    description: 'Takes back a change: one’s own, one of somebody who has left, or one that a group said no to.',
  })
  @Requires('statement:act')
  withdrawAmendment(
    @Args('statementId', { type: () => ID, description: 'The statement.' }) _statementId: StatementId,
    @CurrentActor() actor: Actor,
  ): Promise<AgreeConcordatPayload> {
    return this.acts.withdraw(actor);
  }

  @Mutation(() => AgreeConcordatPayload, {
    description:
      'States what is paid to people who take part, or why nothing is, before the groups are asked to agree.',
  })
  @Requires('statement:act')
  statePayment(
    @Args('input', { description: 'What is paid, or why nothing is.' }) input: StatePaymentInput,
    @CurrentActor() actor: Actor,
  ): Promise<AgreeConcordatPayload> {
    return this.acts.statePayment(actor, input);
  }

  @Mutation(() => AgreeConcordatPayload, {
    description: 'Says whether others kept a promise. Nobody says it of a promise of their own group.',
  })
  @Requires('statement:act')
  markPromise(
    @Args('input', { description: 'Which promise, and what was seen.' }) input: MarkPromiseInput,
    @CurrentActor() actor: Actor,
  ): Promise<AgreeConcordatPayload> {
    return this.acts.mark(actor, input);
  }
}
