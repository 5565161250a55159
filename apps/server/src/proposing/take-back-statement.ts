import { documentMoves, tidied, whyNotTakeBack, type Refusal, type StatementId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import { EndInvitation } from '../membership/end-invitation.js';
import { Invitation } from '../membership/invitation.entity.js';
import { MembershipReader } from '../membership/membership.reader.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Statement } from '../statements/statement.entity.js';
import { Timeline } from '../timeline/timeline.js';
import type { Officer } from './officer.js';

/** One act: an officer takes back a statement that the council took up, before its co-chairs are there. The reason is public. */
@Injectable()
export class TakeBackStatement {
  constructor(
    private readonly db: DataSource,
    private readonly memberships: MembershipReader,
    private readonly ending: EndInvitation,
    private readonly timeline: Timeline,
    private readonly changes: ChangeFeed,
  ) {}

  async run(
    by: Officer,
    asked: { readonly statementId: StatementId; readonly reason: string },
  ): Promise<{ statement: Statement | null; refusals: Refusal[] }> {
    const { statementId } = asked;
    const reason = tidied(asked.reason);
    const done = await this.db.transaction(async (tx) => {
      // Locked, so that the statement does not begin at the same moment.
      const lock = { mode: 'for_no_key_update' } as const;
      const statement = await tx.findOneOrFail(Statement, { where: { id: statementId }, lock });
      const { state: from } = statement;
      // Locked before the co-chairs are counted: who accepts at this moment is one of them, or comes too late.
      const open = { statementId, redeemedAt: IsNull(), endedAt: IsNull() };
      const invitations = await tx.find(Invitation, { where: open, order: { id: 'ASC' }, lock });
      const coChairs = (await this.memberships.coChairs(statementId, tx)).map(({ constituency }) => constituency);
      const refusals = whyNotTakeBack({ isProposed: from === 'PROPOSED', coChairs, reason });
      if (refusals.length > 0) return { statement: null, refusals };
      const to = documentMoves(statement, 'WITHDRAWN');
      const takenBack = { state: to, stateReason: reason };
      await tx.update(Statement, { id: statementId }, takenBack);
      // Nobody can join what is over: their names and addresses are not needed any more.
      for (const { id } of invitations) await this.ending.within(tx, by, id);
      await this.timeline.add(tx, {
        ...{ chain: statementId, kind: 'stage.opened', actor: { pseudonym: by.pseudonym, constituency: null } },
        ...{ facts: { from, to }, committed: { reason } },
      });
      return { statement: { ...statement, ...takenBack }, refusals: [] };
    });
    if (done.statement) this.changes.publish(`statement:${statementId}`, { kind: 'stage' });
    return done;
  }
}
