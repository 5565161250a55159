import type { Refusal } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Timeline } from '../timeline/timeline.js';
import { Invitation } from './invitation.entity.js';
import type { Inviter } from './invite-member.js';

/** What came of it: the invitation as it is then, without who it was for; null when refused. */
export interface Ended {
  readonly invitation: Invitation | null;
  readonly refusals: Refusal[];
}

/** One act: an invitation that nobody has accepted ends. Its link is void, and the name and address in it are forgotten. */
@Injectable()
export class EndInvitation {
  constructor(
    private readonly db: DataSource,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly changes: ChangeFeed,
  ) {}

  async run(by: Inviter, invitationId: string): Promise<Ended> {
    const done = await this.db.transaction((tx) => this.within(tx, by, invitationId));
    if (done.invitation) this.changes.publish(`statement:${done.invitation.statementId}`, { kind: 'member' });
    return done;
  }

  /** The same act, as a part of another. */
  async within(tx: EntityManager, by: Inviter, invitationId: string): Promise<Ended> {
    const where = { id: invitationId };
    // Locked, so that nobody accepts it at the same moment.
    const invitation = await tx.findOneOrFail(Invitation, { where, lock: { mode: 'pessimistic_write' } });
    if (invitation.redeemedAt !== null) return { invitation: null, refusals: [ACCEPTED] };
    if (invitation.endedAt !== null) return { invitation, refusals: [] };
    const now = this.clock.now();
    const nobody = { email: null, fullName: '', supportedBy: null, organisationId: null };
    // No token has a hash like this.
    const ended = { ...nobody, tokenHash: invitationId, expiresAt: now, endedAt: now };
    await tx.update(Invitation, where, ended);
    await this.timeline.add(tx, {
      ...{ chain: invitation.statementId, kind: 'member.invitation-ended' },
      actor: { pseudonym: by.pseudonym, constituency: by.constituency ?? null },
      facts: { invitation: invitationId },
    });
    return { invitation: { ...invitation, ...ended }, refusals: [] };
  }
}

const ACCEPTED: Refusal = {
  code: 'invite.accepted',
  because: 'This invitation has been accepted already. Who takes part can leave, but nobody can take their place away.',
};
