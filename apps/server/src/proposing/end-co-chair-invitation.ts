import type { Refusal, StatementId } from '#concordat';
import { Injectable, NotFoundException } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { EndInvitation, type Ended } from '../membership/end-invitation.js';
import { Invitation } from '../membership/invitation.entity.js';
import { Statement } from '../statements/statement.entity.js';
import type { Officer } from './officer.js';
import { UUID } from './proposing.reader.js';

/** One act: an officer ends the invitation of a co-chair of a proposed statement, such as one to a wrong address. */
@Injectable()
export class EndCoChairInvitation {
  constructor(
    private readonly db: DataSource,
    private readonly end: EndInvitation,
  ) {}

  async run(
    by: Officer,
    { statementId, invitationId }: { readonly statementId: StatementId; readonly invitationId: string },
  ): Promise<Ended> {
    const isKnown =
      UUID.test(invitationId) && (await this.db.manager.existsBy(Invitation, { id: invitationId, statementId }));
    if (!isKnown) throw new NotFoundException();
    return this.db.transaction(async (tx) => {
      // Locked, so that the statement does not begin meanwhile: from then on its own people see to invitations.
      const lock = { mode: 'pessimistic_read' } as const;
      const { state } = await tx.findOneOrFail(Statement, { where: { id: statementId }, lock });
      if (state !== 'PROPOSED') return { invitation: null, refusals: [BEGUN] };
      return this.end.within(tx, by, invitationId);
    });
  }
}

const BEGUN: Refusal = {
  code: 'co-chair.begun',
  because: 'This statement has begun. Its co-chairs and its facilitator see to invitations now.',
};
