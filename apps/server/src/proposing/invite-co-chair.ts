import type { Refusal, StatementId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Invitation } from '../membership/invitation.entity.js';
import { InviteMember } from '../membership/invite-member.js';
import { Statement } from '../statements/statement.entity.js';
import type { Officer } from './officer.js';

/** Who is asked to be co-chair. */
export interface CoChairAsked {
  readonly statementId: StatementId;
  readonly fullName: string;
  readonly email: string;
  readonly constituency: string;
}

/** One act: an officer asks somebody to be co-chair of a proposed statement. Whether they become it is theirs to say (R2). */
@Injectable()
export class InviteCoChair {
  constructor(
    private readonly db: DataSource,
    private readonly invite: InviteMember,
  ) {}

  async run(by: Officer, asked: CoChairAsked): Promise<{ invitation: Invitation | null; refusals: Refusal[] }> {
    const { statementId, fullName } = asked;
    const constituency = asked.constituency === '' ? null : asked.constituency;
    const place = await this.invite.placeOf(statementId);
    const email = asked.email.trim();
    return this.db.transaction(async (tx) => {
      // Locked, so that the statement does not begin over an invitation.
      const lock = { mode: 'pessimistic_read' } as const;
      const { state } = await tx.findOneOrFail(Statement, { where: { id: statementId }, lock });
      if (state !== 'PROPOSED') return { invitation: null, refusals: [BEGUN] };
      const input = {
        ...{ statementId, email, fullName, constituency, capacity: 'Co-chair' },
        ...{ roles: ['member', 'co-chair'], signatory: true },
      };
      const { invitation, refusals } = await this.invite.within(tx, by, { input, place });
      return { invitation, refusals };
    });
  }
}

const BEGUN: Refusal = {
  code: 'co-chair.begun',
  because: 'This statement has begun. Its co-chairs and its facilitator invite people now.',
};
