import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { FairDealingPayload } from '../fair-dealing/fair-dealing.types.js';
import { FairDealingView } from '../fair-dealing/fair-dealing.view.js';
import type { ConcernChanged } from '../fair-dealing/flag-words.js';
import { CurrentActor, type Actor } from '../membership/actor.js';
import { Requires } from '../platform/requires.js';
import { FlagOwnWords } from './flag-own-words.js';
import { FlagOwnWordsInput, FlagReasonInput } from './own-words-concern.types.js';

@Resolver()
export class FlagOwnWordsResolver {
  constructor(
    private readonly flags: FlagOwnWords,
    private readonly view: FairDealingView,
  ) {}

  @Mutation(() => FairDealingPayload, {
    description:
      'Flags own words as a competition concern: they are hidden, with their reply, until somebody checks them.',
  })
  @Requires('statement:act')
  async flagOwnWords(
    @Args('input', { description: 'The words.' }) input: FlagOwnWordsInput,
    @CurrentActor() actor: Actor,
  ): Promise<FairDealingPayload> {
    return this.shown(actor, await this.flags.minority(actor, input));
  }

  @Mutation(() => FairDealingPayload, {
    description:
      'Flags a reservation, or a reason for not signing, as a competition concern: it is hidden until somebody checks it.',
  })
  @Requires('statement:act')
  async flagReason(
    @Args('input', { description: 'The reason.' }) input: FlagReasonInput,
    @CurrentActor() actor: Actor,
  ): Promise<FairDealingPayload> {
    return this.shown(actor, await this.flags.reason(actor, input));
  }

  private async shown(actor: Actor, { refusals }: ConcernChanged): Promise<FairDealingPayload> {
    return { fairDealing: refusals.length > 0 ? null : await this.view.of(actor), refusals };
  }
}
