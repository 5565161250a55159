import type { StatementId } from '#concordat';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { PageArgs, type Page } from '../platform/connection.js';
import { Requires } from '../platform/requires.js';
import { ActorIfMember, CurrentPerson, type Actor, type SignedInPerson } from './actor.js';
import { EndInvitation } from './end-invitation.js';
import { InviteMember, type NewInvitation } from './invite-member.js';
import { InvitationConnectionType, InvitationPayload, InvitationType, InviteMemberInput } from './membership.types.js';
import { PeopleView } from './people-view.js';
import { SendInvitationAgain } from './send-invitation-again.js';

@Resolver(() => InvitationType)
export class InvitationResolver {
  constructor(
    private readonly people: PeopleView,
    private readonly invite: InviteMember,
    private readonly again: SendInvitationAgain,
    private readonly ending: EndInvitation,
  ) {}

  @Query(() => InvitationConnectionType, { description: 'Invitations to a statement, newest first.' })
  @Requires('statement:organise')
  invitations(
    @Args('statementId', { type: () => ID, description: 'The statement.' }) statementId: StatementId,
    @Args() page: PageArgs,
    @ActorIfMember() actor: Actor | null,
  ): Promise<Page<InvitationType>> {
    return this.people.invitations(statementId, actor, page);
  }

  @Mutation(() => InvitationPayload, { description: 'Invites somebody to take part, by mail.' })
  @Requires('statement:organise')
  async inviteMember(
    @Args('input', { description: 'Who, and what they can do.' }) input: InviteMemberInput,
    @CurrentPerson() person: SignedInPerson,
    @ActorIfMember() actor: Actor | null,
  ): Promise<InvitationPayload> {
    const { invitation, refusals } = await this.invite.run(actor ?? person, {
      ...input,
      statementId: input.statementId as StatementId,
      constituency: input.constituency ?? null,
      organisation: organisationIn(input),
    });
    return { invitation: invitation && this.people.invitation(invitation), refusals };
  }

  @Mutation(() => InvitationPayload, { description: 'Sends an invitation again. The link of the earlier one is void.' })
  @Requires('statement:organise')
  async sendInvitationAgain(
    @Args('invitationId', { type: () => ID, description: 'The invitation.' }) invitationId: string,
    @CurrentPerson() person: SignedInPerson,
    @ActorIfMember() actor: Actor | null,
  ): Promise<InvitationPayload> {
    const { invitation, refusals } = await this.again.run(actor ?? person, invitationId);
    return { invitation: invitation && this.people.invitation(invitation), refusals };
  }

  @Mutation(() => InvitationPayload, {
    description: 'Ends an invitation that nobody has accepted. Its link is void, its name and address forgotten.',
  })
  @Requires('statement:organise')
  async endInvitation(
    @Args('invitationId', { type: () => ID, description: 'The invitation.' }) invitationId: string,
    @CurrentPerson() person: SignedInPerson,
    @ActorIfMember() actor: Actor | null,
  ): Promise<InvitationPayload> {
    const { invitation, refusals } = await this.ending.run(actor ?? person, invitationId);
    return { invitation: invitation && this.people.invitation(invitation), refusals };
  }
}

function organisationIn(input: InviteMemberInput): NewInvitation['organisation'] {
  const { organisationName: name, organisationType: type, organisationSize: size } = input;
  return name ? { name, ...(type && { type }), ...(size && { size }) } : null;
}
