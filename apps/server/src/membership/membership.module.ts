import type { MembershipId } from '#concordat';
import { Module, type OnModuleInit } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { KeptAnswers } from '../platform/kept-answers.js';
import { ScopeFinder } from '../platform/scope.js';
import { AcceptInvitation } from './accept-invitation.js';
import { AccessGuard } from './access.guard.js';
import { AskToSignIn } from './ask-to-sign-in.js';
import { BrowserKey } from './browser-key.js';
import { ChangeDisplay } from './change-display.js';
import { CreateCouncil } from './create-council.js';
import { EndInvitation } from './end-invitation.js';
import { EnterMember } from './enter-member.js';
import { EraseController } from './erase.controller.js';
import { ErasePerson } from './erase-person.js';
import { InvitationMail } from './invitation-mail.js';
import { InvitationController } from './invitation.controller.js';
import { Invitation } from './invitation.entity.js';
import { InvitationResolver } from './invitation.resolver.js';
import { InviteMember } from './invite-member.js';
import { Leaving } from './leaving.js';
import { Membership } from './membership.entity.js';
import { MembershipReader } from './membership.reader.js';
import { MembershipResolver } from './membership.resolver.js';
import { NameOfficer } from './name-officer.js';
import { OnceInterceptor } from './once.interceptor.js';
import { OperatorLink } from './operator-link.js';
import { PeopleView } from './people-view.js';
import { RedeemSignIn } from './redeem-sign-in.js';
import { SendInvitationAgain } from './send-invitation-again.js';
import { Sessions } from './sessions.js';
import { SignInController } from './sign-in.controller.js';

/** People, who speaks for whom, and who may come in. */
@Module({
  controllers: [SignInController, InvitationController, EraseController],
  providers: [
    AcceptInvitation,
    AskToSignIn,
    BrowserKey,
    ChangeDisplay,
    CreateCouncil,
    EndInvitation,
    EnterMember,
    ErasePerson,
    InvitationMail,
    InvitationResolver,
    InviteMember,
    KeptAnswers,
    Leaving,
    MembershipReader,
    MembershipResolver,
    NameOfficer,
    OperatorLink,
    PeopleView,
    RedeemSignIn,
    SendInvitationAgain,
    Sessions,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_INTERCEPTOR, useClass: OnceInterceptor },
  ],
  exports: [
    AcceptInvitation,
    CreateCouncil,
    EndInvitation,
    ErasePerson,
    InviteMember,
    Leaving,
    MembershipReader,
    NameOfficer,
    OperatorLink,
    PeopleView,
    Sessions,
  ],
})
export class MembershipModule implements OnModuleInit {
  constructor(
    private readonly scope: ScopeFinder,
    private readonly db: DataSource,
  ) {}

  onModuleInit(): void {
    this.scope.register('councilId', (id) => Promise.resolve({ councilId: id }));
    this.scope.register('membershipId', async (id) => {
      const member = await this.db.manager.findOneBy(Membership, { id: id as MembershipId });
      return member && { statementId: member.statementId };
    });
    this.scope.register('invitationId', async (id) => {
      const invitation = await this.db.manager.findOneBy(Invitation, { id });
      return invitation && { statementId: invitation.statementId, councilId: invitation.councilId };
    });
  }
}
