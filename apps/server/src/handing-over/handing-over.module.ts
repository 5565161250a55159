import type { MembershipId } from '#concordat';
import { Module, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { FairDealingModule } from '../fair-dealing/fair-dealing.module.js';
import { Membership } from '../membership/membership.entity.js';
import { MembershipModule } from '../membership/membership.module.js';
import { ScopeFinder, type ScopeOf } from '../platform/scope.js';
import { SignOffModule } from '../sign-off/sign-off.module.js';
import { StatementsModule } from '../statements/statements.module.js';
import { AnswerHandover } from './answer-handover.js';
import { GiveUpRole } from './give-up-role.js';
import { HandoverActs } from './handover-acts.js';
import { HandoverMail } from './handover-mail.js';
import { HandoverResolver } from './handover.resolver.js';
import { HandoverView } from './handover.view.js';
import { LeaveStatement } from './leave-statement.js';
import { MoveRole } from './move-role.js';
import { PlacesReader } from './places.reader.js';
import { PositionsKept } from './positions-kept.js';
import { PutForward } from './put-forward.js';
import { RoleHandover } from './role-handover.entity.js';
import { RolesReader } from './roles.reader.js';
import { WithdrawHandover } from './withdraw-handover.js';

/** Roles that move to somebody else, are given up, or end with somebody's part (R2, R17). */
@Module({
  imports: [MembershipModule, StatementsModule, FairDealingModule, SignOffModule],
  providers: [
    AnswerHandover,
    GiveUpRole,
    HandoverActs,
    HandoverMail,
    HandoverResolver,
    HandoverView,
    LeaveStatement,
    MoveRole,
    PlacesReader,
    PositionsKept,
    PutForward,
    RolesReader,
    WithdrawHandover,
  ],
})
export class HandingOverModule implements OnModuleInit {
  constructor(
    private readonly db: DataSource,
    private readonly scope: ScopeFinder,
  ) {}

  onModuleInit(): void {
    this.scope.register('handoverId', async (id) => {
      const found = await this.db.manager.findOneBy(RoleHandover, { id });
      return found && { statementId: found.statementId };
    });
    const ofMember: ScopeOf = async (id) => {
      const member = await this.db.manager.findOneBy(Membership, { id: id as MembershipId });
      return member && { statementId: member.statementId };
    };
    this.scope.register('fromMembershipId', ofMember);
    this.scope.register('toMembershipId', ofMember);
  }
}
