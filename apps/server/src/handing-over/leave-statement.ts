import type { Refusal } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { Membership } from '../membership/membership.entity.js';
import { Clock } from '../platform/clock.js';
import { ChangeFeed } from '../platform/notifications.js';
import { refusing } from '../platform/refused.js';
import { TwoKeys } from '../statements/two-keys.js';
import { Timeline } from '../timeline/timeline.js';
import type { GivenUp } from './give-up-role.js';
import { HandoverMail } from './handover-mail.js';
import { lockedMember, lockRoles } from './lock-roles.js';
import { CHANGED } from './move-role.js';
import { PositionsKept } from './positions-kept.js';
import { RoleHandover } from './role-handover.entity.js';

/**
 * One act: a member stops taking part in one statement. Their words and decisions stay, with the name as they chose it; who
 * wants their name to go is erased instead (R28). Whoever signed or was co-chair leaves the place to be taken over.
 */
@Injectable()
export class LeaveStatement {
  // eslint-disable-next-line max-params -- the act needs what a part decides about, the record, the mail and the feed
  constructor(
    private readonly db: DataSource,
    private readonly keys: TwoKeys,
    private readonly positions: PositionsKept,
    private readonly timeline: Timeline,
    private readonly mail: HandoverMail,
    private readonly clock: Clock,
    private readonly changes: ChangeFeed,
  ) {}

  async run(actor: Actor, { sure }: { readonly sure: boolean }): Promise<GivenUp> {
    if (!sure) return { membership: null, refusals: [NOT_SURE] };
    const act = (): Promise<GivenUp> => this.db.transaction((tx) => this.within(tx, actor));
    const left = await refusing(act, { membership: null });
    if (left.membership) this.changes.publish(`statement:${actor.statementId}`, { kind: 'member' });
    return left;
  }

  private async within(tx: EntityManager, actor: Actor): Promise<GivenUp> {
    const { statementId } = actor;
    await lockRoles(tx, statementId);
    const member = await lockedMember(tx, actor);
    if (!member) return { membership: await asNow(tx, actor), refusals: [] };
    const now = this.clock.now();
    await this.timeline.add(tx, { chain: statementId, kind: 'member.left', actor });
    await this.positions.during(tx, statementId, () => end(tx, member, now));
    await tx.update(RoleHandover, { statementId, toId: member.id, state: 'OPEN' }, { state: 'REFUSED', endedAt: now });
    const isChair = member.roles.includes('co-chair');
    if (isChair) await this.keys.lapse(tx, actor, { statementId, membershipId: member.id });
    await this.mail.stepsDown(tx, member, member.roles);
    return { membership: await asNow(tx, actor), refusals: [] };
  }
}

const NOT_SURE: Refusal = {
  code: 'leave.not-sure',
  because: 'Tick the box to say that you want to stop taking part. You cannot come back to this statement by yourself.',
};

function asNow(tx: EntityManager, { membershipId: id }: Actor): Promise<Membership> {
  return tx.findOneByOrFail(Membership, { id });
}

async function end(tx: EntityManager, { id, signatory }: Membership, now: Date): Promise<void> {
  const stopped = signatory && { stoppedSigningAt: now };
  await tx.update(Membership, { id }, { status: 'ended', ...stopped, ...CHANGED });
}
