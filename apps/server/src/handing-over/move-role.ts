import { isGivenBeside, type MembershipId, type Role } from '#concordat';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { Membership } from '../membership/membership.entity.js';
import { Clock } from '../platform/clock.js';
import { TwoKeys } from '../statements/two-keys.js';
import { Timeline } from '../timeline/timeline.js';
import { PositionsKept } from './positions-kept.js';
import { RoleHandover } from './role-handover.entity.js';
import type { Situation } from './roles.reader.js';

/** Moves a role from one member to another, as the last part of an act that everybody has agreed to. */
@Injectable()
export class MoveRole {
  constructor(
    private readonly keys: TwoKeys,
    private readonly positions: PositionsKept,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
  ) {}

  /** Throws `Refused` where a group would stand elsewhere on what is being signed. */
  async within(tx: EntityManager, actor: Actor, handover: RoleHandover, people: Situation): Promise<void> {
    const { statementId, role } = handover;
    const now = this.clock.now();
    const { from, to } = people;
    if (!to) throw new Error('A role moves to somebody.');
    if (role === 'co-chair') await this.moveChair(tx, actor, people);
    else if (isGivenBeside(role)) {
      await tx.update(Membership, { id: to.id }, { roles: [...to.roles, role], ...CHANGED });
    } else await this.positions.during(tx, statementId, () => moveSeat(tx, { from, to, now }));
    await tx.update(RoleHandover, { id: handover.id }, { state: 'DONE', endedAt: now });
    const facts = { handover: handover.id, role, from: from?.pseudonym ?? null, to: to.pseudonym };
    await this.timeline.add(tx, { chain: statementId, kind: 'role.handed-over', actor, facts });
    await this.endOthers(tx, actor, handover);
  }

  /** Somebody is co-chair no more: neither their office nor their keys are left (R2). */
  async endChair(tx: EntityManager, actor: Actor, { id, statementId, roles }: Membership): Promise<void> {
    await tx.update(Membership, { id }, { roles: without(roles, 'co-chair'), ...CHANGED });
    await this.keys.lapse(tx, actor, { statementId, membershipId: id });
  }

  private async moveChair(tx: EntityManager, actor: Actor, { holder, to }: Situation): Promise<void> {
    if (holder) await this.endChair(tx, actor, holder);
    if (to) await tx.update(Membership, { id: to.id }, { roles: [...to.roles, 'co-chair'], ...CHANGED });
  }

  /** What else was put forward for the same place is over. */
  private async endOthers(tx: EntityManager, actor: Actor, done: RoleHandover): Promise<void> {
    const { statementId: chain, role } = done;
    const open = await tx.findBy(RoleHandover, { statementId: chain, role, state: 'OPEN' });
    for (const { id } of open.filter((one) => one.id !== done.id && isSamePlace(one, done))) {
      await tx.update(RoleHandover, { id }, { state: 'WITHDRAWN', endedAt: this.clock.now() });
      await this.timeline.add(tx, { chain, kind: 'handover.withdrawn', actor, facts: { handover: id } });
    }
  }
}

/** An empty place of a co-chair may be taken by more than one group. */
function isSamePlace(one: RoleHandover, other: RoleHandover): boolean {
  // There may be more than one.
  if (isGivenBeside(other.role)) return one.toId === other.toId;
  if (other.role === 'signatory') return one.fromId === other.fromId;
  return one.constituency === other.constituency || one.fromId === null;
}

/** Open rooms and pages notice that a role has changed (P13). */
export const CHANGED = { roleVersion: () => 'role_version + 1' } as const;

/** What somebody is without a role; never nothing. */
export function without(roles: readonly Role[], role: string): Role[] {
  const left = roles.filter((one) => one !== role);
  return left.length > 0 ? left : ['member'];
}

interface Seats {
  readonly from: Membership | null;
  readonly to: Membership;
  readonly now: Date;
}

/** Of somebody who was erased or is suspended, decisions count no more, and this does not bring them back. */
async function moveSeat(tx: EntityManager, { from, to, now }: Seats): Promise<void> {
  const signsAfter: MembershipId | null = from?.id ?? null;
  if (from) {
    const stopped = from.stoppedSigningAt ?? (from.status === 'active' ? now : null);
    await tx.update(Membership, { id: from.id }, { signatory: false, stoppedSigningAt: stopped, ...CHANGED });
  }
  await tx.update(Membership, { id: to.id }, { signatory: true, signsAfter, stoppedSigningAt: null, ...CHANGED });
}
