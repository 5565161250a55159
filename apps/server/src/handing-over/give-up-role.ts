import { whyNotGiveUp, type Refusal } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { Membership } from '../membership/membership.entity.js';
import { Clock } from '../platform/clock.js';
import { ChangeFeed } from '../platform/notifications.js';
import { refusing } from '../platform/refused.js';
import { Timeline } from '../timeline/timeline.js';
import { HandoverMail } from './handover-mail.js';
import { lockedMember, lockRoles } from './lock-roles.js';
import { CHANGED, MoveRole, without } from './move-role.js';
import { PositionsKept } from './positions-kept.js';

/** What came of giving something up: the member as they are then; null when refused. */
export interface GivenUp {
  readonly membership: Membership | null;
  readonly refusals: Refusal[];
}

/** One act: somebody gives up a role and stays a member. Nobody has to agree, and nobody gets it by that. */
@Injectable()
export class GiveUpRole {
  // eslint-disable-next-line max-params -- the act needs what a role decides about, the record, the mail and the feed
  constructor(
    private readonly db: DataSource,
    private readonly move: MoveRole,
    private readonly positions: PositionsKept,
    private readonly timeline: Timeline,
    private readonly mail: HandoverMail,
    private readonly clock: Clock,
    private readonly changes: ChangeFeed,
  ) {}

  async run(actor: Actor, { role }: { readonly role: string }): Promise<GivenUp> {
    const act = (): Promise<GivenUp> => this.db.transaction((tx) => this.within(tx, actor, role));
    const given = await refusing(act, { membership: null });
    if (given.membership) this.changes.publish(`statement:${actor.statementId}`, { kind: 'member' });
    return given;
  }

  private async within(tx: EntityManager, actor: Actor, role: string): Promise<GivenUp> {
    await lockRoles(tx, actor.statementId);
    const member = await lockedMember(tx, actor);
    const refusals = whyNotGiveUp(role, member ?? { roles: [], signatory: false });
    if (!member || refusals.length > 0) return { membership: null, refusals };
    await this.timeline.add(tx, { chain: actor.statementId, kind: 'role.given-up', actor, facts: { role } });
    if (role === 'co-chair') await this.move.endChair(tx, actor, member);
    else if (role === 'signatory') await this.stopSigning(tx, member);
    else await tx.update(Membership, { id: member.id }, { roles: without(member.roles, role), ...CHANGED });
    await this.mail.stepsDown(tx, member, [role]);
    return { membership: await tx.findOneByOrFail(Membership, { id: member.id }), refusals: [] };
  }

  private stopSigning(tx: EntityManager, { id, statementId }: Membership): Promise<void> {
    return this.positions.during(tx, statementId, async () => {
      await tx.update(Membership, { id }, { signatory: false, stoppedSigningAt: this.clock.now(), ...CHANGED });
    });
  }
}
