import {
  isAskedToAgree,
  isGivenBeside,
  isHandedRole,
  whyNotHandOver,
  whyNotPutForward,
  type HandedRole,
  type MembershipId,
  type Refusal,
} from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { Clock } from '../platform/clock.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Randomness } from '../platform/randomness.js';
import { Timeline } from '../timeline/timeline.js';
import { HandoverMail } from './handover-mail.js';
import { lockedMember, lockRoles } from './lock-roles.js';
import { RoleHandover } from './role-handover.entity.js';
import { RolesReader, type Situation } from './roles.reader.js';

/** Which role, whose it is, and who should take it. */
export interface Successorship {
  /** As it was asked for: one that cannot be handed over is refused. */
  readonly role: string;
  /** Who has or had it; null where the place of a co-chair is empty. */
  readonly fromId: MembershipId | null;
  readonly toId: MembershipId;
  readonly reason: string;
}

/** What came of an act on a handover. */
export interface HandoverChanged {
  readonly handover: RoleHandover | null;
  readonly refusals: Refusal[];
}

/** One act: somebody hands over their role, or puts somebody forward for one that nobody can act in (R2, R17). */
@Injectable()
export class PutForward {
  // eslint-disable-next-line max-params -- the act needs its rule's reader, the record, the mail and the feed
  constructor(
    private readonly db: DataSource,
    private readonly roles: RolesReader,
    private readonly timeline: Timeline,
    private readonly mail: HandoverMail,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
    private readonly changes: ChangeFeed,
  ) {}

  /** The same asked again by the same person is the one that waits. */
  async run(actor: Actor, wanted: Successorship): Promise<HandoverChanged> {
    const { role } = wanted;
    if (!isHandedRole(role)) return { handover: null, refusals: [NOT_HANDED] };
    const changed = await this.db.transaction((tx) => this.within(tx, actor, { ...wanted, role }));
    if (changed.handover) this.changes.publish(`statement:${actor.statementId}`, { kind: 'handover' });
    return changed;
  }

  private async within(
    tx: EntityManager,
    actor: Actor,
    wanted: Successorship & { role: HandedRole },
  ): Promise<HandoverChanged> {
    await lockRoles(tx, actor.statementId);
    const handover = this.newHandover(actor, wanted);
    const { holder } = await this.roles.situation(tx, handover);
    handover.byHolder = holder?.id === actor.membershipId;
    // An empty place of a co-chair is nobody's, whoever is named: nobody hands over what they do not have. Leading is given.
    if (isGivenBeside(wanted.role) || (wanted.role === 'co-chair' && !holder)) handover.fromId = null;
    const situation = await this.roles.situation(tx, handover);
    handover.constituency = situation.request.group ?? '';
    const open = await openBeside(tx, handover);
    if (open && isSame(open, handover)) return { handover: open, refusals: [] };
    const refusals = [
      ...whyNotHandOver(situation.request),
      ...(await whyNotBy(tx, actor, { handover, situation, isOpen: open !== null })),
    ];
    if (refusals.length > 0) return { handover: null, refusals };
    if (isAskedToAgree(situation.votes, actor.membershipId)) handover.agreed = [actor.membershipId];
    await tx.insert(RoleHandover, handover);
    await this.record(tx, actor, { handover, situation });
    await this.mail.putForward(tx, handover, situation);
    return { handover, refusals: [] };
  }

  private newHandover(
    { statementId, membershipId: putForwardBy }: Actor,
    { role, fromId, toId, reason }: Successorship & { role: HandedRole },
  ): RoleHandover {
    return {
      ...{
        id: this.randomness.uuid(),
        statementId,
        role,
        constituency: '',
        fromId,
        toId,
        putForwardBy,
        byHolder: false,
      },
      ...{ reason: reason.trim(), agreed: [], refused: [], state: 'OPEN', at: this.clock.now(), endedAt: null },
    };
  }

  private async record(
    tx: EntityManager,
    actor: Actor,
    { handover: { id, statementId, role, constituency, reason }, situation: { from, to } }: About,
  ): Promise<void> {
    const facts = { handover: id, role, group: constituency, from: from?.pseudonym ?? null, to: to?.pseudonym ?? null };
    const committed = { reason };
    await this.timeline.add(tx, { chain: statementId, kind: 'handover.put-forward', actor, facts, committed });
  }
}

interface About {
  readonly handover: RoleHandover;
  readonly situation: Situation;
}

const NOT_HANDED: Refusal = {
  code: 'handover.role',
  because:
    'Only a co-chair’s role, signing, leading sections and looking at worries about people can be given here. Other roles are given by an invitation.',
};

async function whyNotBy(
  tx: EntityManager,
  actor: Actor,
  { handover: { role, reason }, situation: { holder, request, votes }, isOpen }: About & { isOpen: boolean },
): Promise<Refusal[]> {
  const me = await lockedMember(tx, actor);
  return whyNotPutForward({
    ...{ role, reason, isOpen, needs: votes.needs, inGroup: votes.group.length },
    isHolder: me !== null && me.id === holder?.id,
    isOfGroup: me !== null && me.constituency === request.group,
    isCoChair: me?.roles.includes('co-chair') ?? false,
    isFacilitator: me?.roles.includes('facilitator') ?? false,
  });
}

/** What waits already for the same person and place. Others may be put forward beside: the first that is agreed counts. */
async function openBeside(
  tx: EntityManager,
  { statementId, role, constituency, fromId, toId }: RoleHandover,
): Promise<RoleHandover | null> {
  const open = await tx.findBy(RoleHandover, { statementId, role, toId, state: 'OPEN' });
  const isBeside = (one: RoleHandover): boolean =>
    role === 'co-chair' ? one.constituency === constituency : one.fromId === fromId;
  return open.find(isBeside) ?? null;
}

function isSame(one: RoleHandover, other: RoleHandover): boolean {
  return one.fromId === other.fromId && one.putForwardBy === other.putForwardBy;
}
