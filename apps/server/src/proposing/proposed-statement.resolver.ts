import type { StatementId } from '#concordat';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentPerson, type SignedInPerson } from '../membership/actor.js';
import { InvitationPayload } from '../membership/membership.types.js';
import { PeopleView } from '../membership/people-view.js';
import { Requires } from '../platform/requires.js';
import { statementType } from '../statements/statement.types.js';
import { EndCoChairInvitation } from './end-co-chair-invitation.js';
import { InviteCoChair } from './invite-co-chair.js';
import { NameSponsor } from './name-sponsor.js';
import {
  EndCoChairInvitationInput,
  InviteCoChairInput,
  NameSponsorInput,
  ProposedStatementPayload,
  TakeBackStatementInput,
} from './proposing.types.js';
import { TakeBackStatement } from './take-back-statement.js';

/** What officers do about a statement that the council took up and that has not begun. */
@Resolver()
export class ProposedStatementResolver {
  constructor(
    private readonly sponsors: NameSponsor,
    private readonly coChairs: InviteCoChair,
    private readonly ending: EndCoChairInvitation,
    private readonly takingBack: TakeBackStatement,
    private readonly people: PeopleView,
  ) {}

  @Mutation(() => ProposedStatementPayload, {
    description: 'Names who stands for a proposed statement, with their consent.',
  })
  @Requires('council:answer')
  async nameSponsor(
    @Args('input', { description: 'The sponsor.' }) input: NameSponsorInput,
    @CurrentPerson() officer: SignedInPerson,
  ): Promise<ProposedStatementPayload> {
    const done = await this.sponsors.run(officer, { ...input, statementId: input.statementId as StatementId });
    return { statement: done.statement && statementType(done.statement), refusals: done.refusals };
  }

  @Mutation(() => InvitationPayload, { description: 'Asks somebody to be co-chair of a proposed statement.' })
  @Requires('council:answer')
  async inviteCoChair(
    @Args('input', { description: 'Whom.' }) input: InviteCoChairInput,
    @CurrentPerson() officer: SignedInPerson,
  ): Promise<InvitationPayload> {
    const done = await this.coChairs.run(officer, { ...input, statementId: input.statementId as StatementId });
    return { invitation: done.invitation && this.people.invitation(done.invitation), refusals: done.refusals };
  }

  @Mutation(() => InvitationPayload, {
    description:
      'Ends the invitation of a co-chair of a proposed statement. Its link is void, its name and address forgotten.',
  })
  @Requires('council:answer')
  async endCoChairInvitation(
    @Args('input', { description: 'Which.' }) { statementId, invitationId }: EndCoChairInvitationInput,
    @CurrentPerson() officer: SignedInPerson,
  ): Promise<InvitationPayload> {
    const done = await this.ending.run(officer, { statementId: statementId as StatementId, invitationId });
    return { invitation: done.invitation && this.people.invitation(done.invitation), refusals: done.refusals };
  }

  @Mutation(() => ProposedStatementPayload, {
    description:
      'Takes back a proposed statement with a reason that everybody can read, before both co-chairs take part.',
  })
  @Requires('council:answer')
  async takeBackStatement(
    @Args('input', { description: 'Which, and why.' }) { statementId, reason }: TakeBackStatementInput,
    @CurrentPerson() officer: SignedInPerson,
  ): Promise<ProposedStatementPayload> {
    const done = await this.takingBack.run(officer, { statementId: statementId as StatementId, reason });
    return { statement: done.statement && statementType(done.statement), refusals: done.refusals };
  }
}
