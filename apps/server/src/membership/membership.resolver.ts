import type { DisplayAudience, DisplayForm, StatementId } from '#concordat';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { PageArgs, type Page } from '../platform/connection.js';
import { Requires } from '../platform/requires.js';
import { ActorIfMember, CurrentActor, CurrentPerson, type Actor, type SignedInPerson } from './actor.js';
import { ChangeDisplay } from './change-display.js';
import { EnterMember } from './enter-member.js';
import {
  ChangeDisplayInput,
  EnterMemberInput,
  MembershipConnectionType,
  MembershipPayload,
  MembershipType,
  MeType,
} from './membership.types.js';
import type { MembershipKind } from './membership.entity.js';
import { PeopleView } from './people-view.js';

@Resolver(() => MembershipType)
export class MembershipResolver {
  constructor(
    private readonly people: PeopleView,
    private readonly enter: EnterMember,
    private readonly display: ChangeDisplay,
  ) {}

  @Query(() => MeType, { description: 'The person who is signed in.' })
  @Requires('person')
  me(@CurrentPerson() person: SignedInPerson): Promise<MeType> {
    return this.people.me(person);
  }

  @Query(() => MembershipType, { nullable: true, description: 'Your part in a statement; empty for an administrator.' })
  @Requires('statement:read')
  myMembership(
    @Args('statementId', { type: () => ID, description: 'The statement.' }) statementId: StatementId,
    @CurrentPerson() person: SignedInPerson,
  ): Promise<MembershipType | null> {
    return this.people.own(person, statementId);
  }

  @Query(() => MembershipConnectionType, { description: 'Everyone who takes part in a statement, by group.' })
  @Requires('statement:read')
  members(
    @Args('statementId', { type: () => ID, description: 'The statement.' }) statementId: StatementId,
    @Args() page: PageArgs,
    @ActorIfMember() actor: Actor | null,
  ): Promise<Page<MembershipType>> {
    return this.people.members(statementId, actor, page);
  }

  @Mutation(() => MembershipPayload, { description: 'Enters somebody who has no address to invite.' })
  @Requires('statement:organise')
  async enterMember(
    @Args('input', { description: 'Who, and what they can do.' }) input: EnterMemberInput,
    @CurrentPerson() person: SignedInPerson,
    @ActorIfMember() actor: Actor | null,
  ): Promise<MembershipPayload> {
    const { membership, refusals } = await this.enter.run(actor ?? person, {
      ...input,
      statementId: input.statementId as StatementId,
      constituency: input.constituency ?? null,
      kind: input.kind as MembershipKind,
      organisation: input.organisationName ? { name: input.organisationName } : null,
    });
    return { membership: membership && (await this.people.entered(membership, actor)), refusals };
  }

  @Mutation(() => MembershipPayload, { description: 'Changes how you are shown, at any time.' })
  @Requires('statement:act')
  async changeDisplay(
    @Args('input', { description: 'How you want to be shown.' }) input: ChangeDisplayInput,
    @CurrentActor() actor: Actor,
  ): Promise<MembershipPayload> {
    const { membership, refusals } = await this.display.run(actor, {
      form: input.form as DisplayForm,
      audience: input.audience as DisplayAudience,
      chosenName: input.chosenName ?? null,
      hidePresence: input.hidePresence,
    });
    return { membership: membership && (await this.people.shown(membership)), refusals };
  }
}
