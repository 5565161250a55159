import type { StatementId } from '#concordat';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentPerson, type SignedInPerson } from '../membership/actor.js';
import { Requires } from '../platform/requires.js';
import { EndCoChairInvitation } from './end-co-chair-invitation.js';
import { InviteCoChair } from './invite-co-chair.js';
import { NameSponsor } from './name-sponsor.js';
import {
  EndCoChairInvitationInput,
  InviteCoChairInput,
  NameSponsorInput,
  ProposedNamesPayload,
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
  ) {}

  @Mutation(() => ProposedNamesPayload, {
    description: 'Names who stands for a proposed statement, with their consent.',
  })
  @Requires('council:answer')
  nameSponsor(
    @Args('input', { description: 'The sponsor.' }) input: NameSponsorInput,
    @CurrentPerson() officer: SignedInPerson,
  ): Promise<ProposedNamesPayload> {
    return this.sponsors.run(officer, { ...input, statementId: input.statementId as StatementId });
  }

  @Mutation(() => ProposedNamesPayload, { description: 'Asks somebody to be co-chair of a proposed statement.' })
  @Requires('council:answer')
  inviteCoChair(
    @Args('input', { description: 'Whom.' }) input: InviteCoChairInput,
    @CurrentPerson() officer: SignedInPerson,
  ): Promise<ProposedNamesPayload> {
    return this.coChairs.run(officer, { ...input, statementId: input.statementId as StatementId });
  }

  @Mutation(() => ProposedNamesPayload, {
    description:
      'Ends the invitation of a co-chair of a proposed statement. Its link is void, its name and address forgotten.',
  })
  @Requires('council:answer')
  endCoChairInvitation(
    @Args('input', { description: 'Which.' }) { statementId, invitationId }: EndCoChairInvitationInput,
    @CurrentPerson() officer: SignedInPerson,
  ): Promise<ProposedNamesPayload> {
    return this.ending.run(officer, { statementId: statementId as StatementId, invitationId });
  }

  @Mutation(() => ProposedNamesPayload, {
    description:
      'Takes back a proposed statement with a reason that everybody can read, before both co-chairs take part.',
  })
  @Requires('council:answer')
  takeBackStatement(
    @Args('input', { description: 'Which, and why.' }) { statementId, reason }: TakeBackStatementInput,
    @CurrentPerson() officer: SignedInPerson,
  ): Promise<ProposedNamesPayload> {
    return this.takingBack.run(officer, { statementId: statementId as StatementId, reason });
  }
}
