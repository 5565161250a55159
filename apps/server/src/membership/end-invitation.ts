import type { Refusal } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Timeline } from '../timeline/timeline.js';
import { Invitation } from './invitation.entity.js';
import type { Inviter } from './invite-member.js';

/** One act: an invitation that nobody has accepted ends. Its link is void, and the name and address in it are forgotten. */
@Injectable()
export class EndInvitation {
  constructor(
    private readonly db: DataSource,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly changes: ChangeFeed,
  ) {}

  async run(by: Inviter, invitationId: string): Promise<{ ended: string | null; refusals: Refusal[] }> {
    const done = await this.db.transaction((tx) => this.within(tx, by, invitationId));
    if (done.ended === null) return done;
    const { statementId } = await this.db.manager.findOneByOrFail(Invitation, { id: invitationId });
    this.changes.publish(`statement:${statementId}`, { kind: 'member' });
    return done;
  }

  /** The same act, as a part of another. */
  async within(
    tx: EntityManager,
    by: Inviter,
    invitationId: string,
  ): Promise<{ ended: string | null; refusals: Refusal[] }> {
    const where = { id: invitationId };
    // Locked, so that nobody accepts it at the same moment.
    const invitation = await tx.findOneOrFail(Invitation, { where, lock: { mode: 'pessimistic_write' } });
    if (invitation.redeemedAt !== null) return { ended: null, refusals: [ACCEPTED] };
    if (invitation.endedAt !== null) return { ended: invitationId, refusals: [] };
    const now = this.clock.now();
    const nobody = { email: null, fullName: '', supportedBy: null, organisationId: null };
    // No token has a hash like this.
    await tx.update(Invitation, where, { ...nobody, tokenHash: invitationId, expiresAt: now, endedAt: now });
    await this.timeline.add(tx, {
      ...{ chain: invitation.statementId, kind: 'member.invitation-ended' },
      actor: { pseudonym: by.pseudonym, constituency: by.constituency ?? null },
      facts: { invitation: invitationId },
    });
    return { ended: invitationId, refusals: [] };
  }
}

const ACCEPTED: Refusal = {
  code: 'invite.accepted',
  because: 'This invitation has been accepted already. Who takes part can leave, but nobody can take their place away.',
};
