import type { StatementId } from '#concordat';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '../membership/actor.js';
import { Requires } from '../platform/requires.js';
import {
  PublishingAloneType,
  ReplyForCouncilInput,
  ReplyForCouncilPayload,
  TurnAloneKeyPayload,
  TurnCouncilOnlyKeyInput,
  TurnPartnersOnlyKeyInput,
} from './alone.types.js';
import { AloneView } from './alone.view.js';
import { PublishingView } from './publishing-view.js';
import { ReplyForCouncil } from './reply-for-council.js';
import { TurnAloneKey, type AloneTurn } from './turn-alone-key.js';

@Resolver()
export class AloneResolver {
  constructor(
    private readonly view: AloneView,
    private readonly publishing: PublishingView,
    private readonly turnKey: TurnAloneKey,
    private readonly replying: ReplyForCouncil,
  ) {}

  @Query(() => PublishingAloneType, {
    description: 'What can be published when the groups cannot agree, by whom, and what still blocks it.',
  })
  @Requires('statement:act')
  publishingAlone(
    @Args('statementId', { type: () => ID, description: 'The statement.' }) _statementId: StatementId,
    @CurrentActor() actor: Actor,
  ): Promise<PublishingAloneType> {
    return this.view.of(actor);
  }

  @Mutation(() => TurnAloneKeyPayload, {
    description:
      "Turns the caller's key to publish for the council without the other groups, after mediation has failed. It is published when a second person of the council has turned theirs, one of the two the sponsor or a co-chair.",
  })
  @Requires('statement:act')
  async turnCouncilOnlyKey(
    @Args('input', { description: 'What is published, and why.' }) { seenHash, reasons }: TurnCouncilOnlyKeyInput,
    @CurrentActor() actor: Actor,
  ): Promise<TurnAloneKeyPayload> {
    return this.shown(await this.turnKey.run(actor, { kind: 'COUNCIL_ONLY', seenHash, reasons }));
  }

  @Mutation(() => TurnAloneKeyPayload, {
    description:
      "Turns the caller's key to publish, for their group, without the council, after mediation has failed. It is published when three groups have, people who draw on care or unpaid carers among them.",
  })
  @Requires('statement:act')
  async turnPartnersOnlyKey(
    @Args('input', { description: 'What is published.' }) { seenHash }: TurnPartnersOnlyKeyInput,
    @CurrentActor() actor: Actor,
  ): Promise<TurnAloneKeyPayload> {
    return this.shown(await this.turnKey.run(actor, { kind: 'PARTNERS_ONLY', seenHash, reasons: null }));
  }

  @Mutation(() => ReplyForCouncilPayload, {
    description: 'Replies for the council to what other groups publish, or may publish, without it.',
  })
  @Requires('statement:act')
  replyForCouncil(
    @Args('input', { description: 'The reply.' }) input: ReplyForCouncilInput,
    @CurrentActor() actor: Actor,
  ): Promise<ReplyForCouncilPayload> {
    return this.replying.run(actor, input);
  }

  private async shown(turn: AloneTurn): Promise<TurnAloneKeyPayload> {
    return { ...turn, publication: turn.publication && (await this.publishing.version(turn.publication)) };
  }
}
