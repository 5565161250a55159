import type { MembershipId, SectionId } from '#concordat';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '../membership/actor.js';
import { Requires } from '../platform/requires.js';
import { AttachMinorityStatement } from './attach-minority-statement.js';
import { ReplyToMinorityStatement } from './reply-to-minority-statement.js';
import {
  AttachMinorityStatementInput,
  MinorityStatementPayload,
  MinorityStatementType,
  ReplyToMinorityStatementInput,
} from './sign-off.types.js';
import { SigningView } from './signing-view.js';

@Resolver(() => MinorityStatementType)
export class MinorityStatementResolver {
  constructor(
    private readonly view: SigningView,
    private readonly attach: AttachMinorityStatement,
    private readonly reply: ReplyToMinorityStatement,
  ) {}

  @Mutation(() => MinorityStatementPayload, {
    description: 'Adds own words beside a section: of a group that did not sign, or of three members of one group.',
  })
  @Requires('statement:act')
  async attachMinorityStatement(
    @Args('input', { description: 'The words.' }) input: AttachMinorityStatementInput,
    @CurrentActor() actor: Actor,
  ): Promise<MinorityStatementPayload> {
    const { minorityStatement, refusals } = await this.attach.run(actor, {
      ...input,
      sectionId: input.sectionId as SectionId,
      signedBy: input.signedBy as MembershipId[],
    });
    return { minorityStatement: minorityStatement && (await this.view.minority(actor, minorityStatement)), refusals };
  }

  @Mutation(() => MinorityStatementPayload, { description: 'Gives the one reply that a minority statement may have.' })
  @Requires('statement:act')
  async replyToMinorityStatement(
    @Args('input', { description: 'The reply.' }) input: ReplyToMinorityStatementInput,
    @CurrentActor() actor: Actor,
  ): Promise<MinorityStatementPayload> {
    const { minorityStatement, refusals } = await this.reply.run(actor, input);
    return { minorityStatement: minorityStatement && (await this.view.minority(actor, minorityStatement)), refusals };
  }
}
