import { Injectable } from '@nestjs/common';
import { AnswerHandover } from './answer-handover.js';
import { GiveUpRole } from './give-up-role.js';
import { LeaveStatement } from './leave-statement.js';
import { PutForward } from './put-forward.js';
import { WithdrawHandover } from './withdraw-handover.js';

/** Everything that somebody may do about roles, for the resolver. */
@Injectable()
export class HandoverActs {
  constructor(
    readonly putForward: PutForward,
    readonly answer: AnswerHandover,
    readonly withdraw: WithdrawHandover,
    readonly giveUp: GiveUpRole,
    readonly leave: LeaveStatement,
  ) {}
}
