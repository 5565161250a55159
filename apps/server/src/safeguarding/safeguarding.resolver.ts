import type { StatementId } from '#concordat';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '../membership/actor.js';
import { PageArgs } from '../platform/connection.js';
import { Requires } from '../platform/requires.js';
import { DecideReferral } from './decide-referral.js';
import { ReferralView } from './referral.view.js';
import {
  DecideReferralInput,
  ReferralPayload,
  SafeguardingReferralConnectionType,
  type SafeguardingReferralPage,
} from './safeguarding.types.js';

@Resolver()
export class SafeguardingResolver {
  constructor(
    private readonly view: ReferralView,
    private readonly deciding: DecideReferral,
  ) {}

  @Query(() => SafeguardingReferralConnectionType, {
    description:
      'Words that are hidden because somebody is worried about a person, oldest first. For safeguarding leads.',
  })
  @Requires('statement:safeguard')
  safeguardingReferrals(
    @Args('statementId', { type: () => ID, description: 'The statement.' }) _statementId: StatementId,
    @Args() page: PageArgs,
    @CurrentActor() actor: Actor,
  ): Promise<SafeguardingReferralPage> {
    return this.view.page(actor, page);
  }

  @Mutation(() => ReferralPayload, {
    description:
      'Shows words again that are hidden for a worry about somebody, or keeps them hidden, with what was done.',
  })
  @Requires('statement:safeguard')
  async decideReferral(
    @Args('input', { description: 'The decision.' }) input: DecideReferralInput,
    @CurrentActor() actor: Actor,
  ): Promise<ReferralPayload> {
    const { referral, refusals } = await this.deciding.run(actor, input);
    if (!referral) return { referral: null, refusals };
    const { id, decision, decidedAt } = referral;
    return { referral: { id, decision, decidedAt }, refusals };
  }
}
