import type { Refusal } from '#concordat';
import { sha256Hex } from '#document';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Randomness } from '../platform/randomness.js';
import { ScopeFinder } from '../platform/scope.js';
import { Timeline } from '../timeline/timeline.js';
import { InvitationMail } from './invitation-mail.js';
import { Invitation } from './invitation.entity.js';
import { INVITATION_DAYS, type Inviter } from './invite-member.js';
import { whyNotInvitable } from './why-not-invitable.js';

const DAY_MS = 86_400_000;

/** One act: an invitation is sent again with a new link. The old link is void, and there are 14 days again. */
@Injectable()
export class SendInvitationAgain {
  // eslint-disable-next-line max-params -- one act: the record, the mail and where their inputs come from
  constructor(
    private readonly db: DataSource,
    private readonly scopes: ScopeFinder,
    private readonly timeline: Timeline,
    private readonly mail: InvitationMail,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
    private readonly changes: ChangeFeed,
  ) {}

  async run(by: Inviter, invitationId: string): Promise<{ invitation: Invitation | null; refusals: Refusal[] }> {
    const { statementId } = await this.db.manager.findOneByOrFail(Invitation, { id: invitationId });
    // Asked before the transaction begins: inside it, this would need a second connection.
    const scope = await this.scopes.find({ statementId });
    const sent = await this.db.transaction(async (tx) => {
      const where = { id: invitationId };
      const invitation = await tx.findOneOrFail(Invitation, { where, lock: { mode: 'pessimistic_write' } });
      const refusals = await this.whyNot(tx, invitation);
      if (refusals.length > 0) return { invitation: null, refusals };
      const token = this.randomness.token();
      const again = { tokenHash: sha256Hex(token), ...this.dates() };
      await tx.update(Invitation, where, again);
      await this.timeline.add(tx, {
        chain: statementId,
        kind: 'member.invited-again',
        actor: { pseudonym: by.pseudonym, constituency: by.constituency ?? null },
        facts: { invitation: invitationId },
      });
      await this.mail.send(tx, invitation, { token, title: scope?.title ?? '' });
      return { invitation: { ...invitation, ...again }, refusals: [] };
    });
    if (sent.invitation) this.changes.publish(`statement:${statementId}`, { kind: 'member' });
    return sent;
  }

  /** While it lay there, others may have been asked: the same rules hold again. */
  private async whyNot(tx: EntityManager, invitation: Invitation): Promise<Refusal[]> {
    const refusals = whyNotAgain(invitation);
    return refusals.length > 0 ? refusals : whyNotInvitable(tx, invitation, this.clock.now());
  }

  private dates(): Pick<Invitation, 'lastSentAt' | 'expiresAt'> {
    const lastSentAt = this.clock.now();
    return { lastSentAt, expiresAt: new Date(lastSentAt.getTime() + INVITATION_DAYS * DAY_MS) };
  }
}

function whyNotAgain({ redeemedAt, endedAt, email }: Invitation): Refusal[] {
  if (endedAt !== null) {
    return [{ code: 'invite.ended', because: 'This invitation has been ended. Invite the person anew.' }];
  }
  if (redeemedAt !== null) return [{ code: 'invite.accepted', because: 'This invitation has been accepted already.' }];
  if (email !== null) return [];
  return [{ code: 'invite.no-address', because: 'This person has no e-mail address. Ring or write to them.' }];
}
