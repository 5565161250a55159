import type { Refusal } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ChangeFeed } from '../platform/notifications.js';
import { AcceptInvitation } from './accept-invitation.js';
import { InviteMember, type Inviter, type NewInvitation } from './invite-member.js';
import type { Membership } from './membership.entity.js';

/**
 * One act: somebody who takes part by phone, on paper or at a workshop, and has no address, is entered by those who
 * organise the statement. They start as their group's people do: shown as the default says, until they choose.
 */
@Injectable()
export class EnterMember {
  constructor(
    private readonly db: DataSource,
    private readonly invite: InviteMember,
    private readonly accept: AcceptInvitation,
    private readonly changes: ChangeFeed,
  ) {}

  async run(
    by: Inviter,
    wanted: Omit<NewInvitation, 'email'>,
  ): Promise<{ membership: Membership | null; refusals: Refusal[] }> {
    const place = await this.invite.placeOf(wanted.statementId);
    const entered = await this.db.transaction(async (tx) => {
      const { token, refusals } = await this.invite.within(tx, by, { input: { ...wanted, email: null }, place });
      if (token === null) return { membership: null, refusals };
      return this.accept.within(tx, { token });
    });
    if (entered.membership) this.changes.publish(`statement:${wanted.statementId}`, { kind: 'member' });
    return entered;
  }
}
