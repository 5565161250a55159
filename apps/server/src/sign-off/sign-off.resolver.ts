import type { SectionId, StatementId } from '#concordat';
import type { ContentHash } from '#document';
import type { Position } from '#sign-off';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '../membership/actor.js';
import { Requires } from '../platform/requires.js';
import { sectionType } from '../statements/statement.types.js';
import { FrozenSectionView } from './frozen-section.js';
import { FrozenSectionType } from './frozen-section.types.js';
import { GiveSignOff } from './give-sign-off.js';
import { GiveSignOffInput, GiveSignOffPayload, SigningType, TurnSectionKeyPayload } from './sign-off.types.js';
import { SigningView } from './signing-view.js';
import { TurnFreezeKey } from './turn-freeze-key.js';
import { TurnReopenKey } from './turn-reopen-key.js';

@Resolver(() => SigningType)
export class SignOffResolver {
  constructor(
    private readonly view: SigningView,
    private readonly frozen: FrozenSectionView,
    private readonly freeze: TurnFreezeKey,
    private readonly reopen: TurnReopenKey,
    private readonly give: GiveSignOff,
  ) {}

  @Query(() => SigningType, { description: 'How far the signing of a statement has come.' })
  @Requires('statement:act')
  signing(
    @Args('statementId', { type: () => ID, description: 'The statement.' }) statementId: StatementId,
    @CurrentActor() actor: Actor,
  ): Promise<SigningType> {
    return this.view.of(actor, statementId);
  }

  @Query(() => FrozenSectionType, {
    nullable: true,
    description: 'The exact words of a section that are signed; empty when it was never locked.',
  })
  @Requires('statement:act')
  frozenSection(
    @Args('sectionId', { type: () => ID, description: 'The section.' }) sectionId: SectionId,
    @CurrentActor() actor: Actor,
  ): Promise<FrozenSectionType | null> {
    return this.frozen.of(actor, sectionId);
  }

  @Mutation(() => TurnSectionKeyPayload, {
    description: "Turns the caller's key to lock a section for signing. Both co-chairs' keys lock it.",
  })
  @Requires('statement:co-chair')
  async turnFreezeKey(
    @Args('sectionId', { type: () => ID, description: 'The section.' }) sectionId: SectionId,
    @CurrentActor() actor: Actor,
  ): Promise<TurnSectionKeyPayload> {
    const turn = await this.freeze.run(actor, { sectionId });
    return { ...turn, section: turn.section && sectionType(turn.section) };
  }

  @Mutation(() => TurnSectionKeyPayload, {
    description: "Turns the caller's key to open a locked section again. Its signatures lapse when its words change.",
  })
  @Requires('statement:co-chair')
  async turnReopenKey(
    @Args('sectionId', { type: () => ID, description: 'The section.' }) sectionId: SectionId,
    @CurrentActor() actor: Actor,
  ): Promise<TurnSectionKeyPayload> {
    const turn = await this.reopen.run(actor, { sectionId });
    return { ...turn, section: turn.section && sectionType(turn.section) };
  }

  @Mutation(() => GiveSignOffPayload, {
    description: 'Signs, signs with a reservation, does not sign or stands aside, on exactly the words that were read.',
  })
  @Requires('statement:act')
  async giveSignOff(
    @Args('input', { description: 'The decision.' }) input: GiveSignOffInput,
    @CurrentActor() actor: Actor,
  ): Promise<GiveSignOffPayload> {
    const { signOff, refusals } = await this.give.run(actor, {
      sectionId: (input.sectionId ?? null) as SectionId | null,
      seenHash: input.seenHash as ContentHash,
      position: input.position as Position,
      text: input.text ?? null,
      showName: input.showName,
    });
    return { signOff: signOff && (await this.view.mine(actor, signOff)), refusals };
  }
}
