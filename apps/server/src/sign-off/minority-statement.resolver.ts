import type { SectionId } from '#concordat';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '../membership/actor.js';
import { Requires } from '../platform/requires.js';
import { AttachMinorityStatement } from './attach-minority-statement.js';
import { JoinMinorityStatement } from './join-minority-statement.js';
import type { OwnWordsAnswer } from './own-words.js';
import { ReplyToMinorityStatement } from './reply-to-minority-statement.js';
import {
  AttachMinorityStatementInput,
  JoinMinorityStatementInput,
  MinorityStatementPayload,
  MinorityStatementType,
  ReplyToMinorityStatementInput,
  TakeBackOwnWordsInput,
} from './sign-off.types.js';
import { SigningView } from './signing-view.js';
import { TakeBackOwnWords } from './take-back-own-words.js';

@Resolver(() => MinorityStatementType)
export class MinorityStatementResolver {
  constructor(
    private readonly view: SigningView,
    private readonly attach: AttachMinorityStatement,
    private readonly join: JoinMinorityStatement,
    private readonly reply: ReplyToMinorityStatement,
    private readonly takingBack: TakeBackOwnWords,
  ) {}

  @Mutation(() => MinorityStatementPayload, {
    description:
      'Adds own words beside a section, in the name of the caller: those of a group that did not sign stand at once, those of a member wait for two more.',
  })
  @Requires('statement:act')
  async attachMinorityStatement(
    @Args('input', { description: 'The words.' }) input: AttachMinorityStatementInput,
    @CurrentActor() actor: Actor,
  ): Promise<MinorityStatementPayload> {
    return this.shown(actor, await this.attach.run(actor, { ...input, sectionId: input.sectionId as SectionId }));
  }

  @Mutation(() => MinorityStatementPayload, {
    description: "Puts the caller's name to own words of their group. Those of members stand once three have joined.",
  })
  @Requires('statement:act')
  async joinMinorityStatement(
    @Args('input', { description: 'The words.' }) input: JoinMinorityStatementInput,
    @CurrentActor() actor: Actor,
  ): Promise<MinorityStatementPayload> {
    return this.shown(actor, await this.join.run(actor, input));
  }

  @Mutation(() => MinorityStatementPayload, { description: 'Gives the one reply that a minority statement may have.' })
  @Requires('statement:act')
  async replyToMinorityStatement(
    @Args('input', { description: 'The reply.' }) input: ReplyToMinorityStatementInput,
    @CurrentActor() actor: Actor,
  ): Promise<MinorityStatementPayload> {
    return this.shown(actor, await this.reply.run(actor, input));
  }

  @Mutation(() => MinorityStatementPayload, {
    description:
      'Takes back own words that the caller added and that wait for names, until publication. Nobody is shown them after that.',
  })
  @Requires('statement:act')
  async takeBackOwnWords(
    @Args('input', { description: 'The words.' }) input: TakeBackOwnWordsInput,
    @CurrentActor() actor: Actor,
  ): Promise<MinorityStatementPayload> {
    return this.shown(actor, await this.takingBack.run(actor, input));
  }

  private async shown(actor: Actor, answer: OwnWordsAnswer): Promise<MinorityStatementPayload> {
    const { minorityStatement, refusals } = answer;
    return { minorityStatement: minorityStatement && (await this.view.minority(actor, minorityStatement)), refusals };
  }
}
