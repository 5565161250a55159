import { handoverInWords, handoverOutcome, whyNotAnswerHandover, type MembershipId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { MembershipReader } from '../membership/membership.reader.js';
import type { HandingOverType, RoleHandoverType } from './handover.types.js';
import { PlacesReader } from './places.reader.js';
import { RoleHandover } from './role-handover.entity.js';
import { RolesReader, type Situation } from './roles.reader.js';

/** How many that are decided are shown. */
const DECIDED_SHOWN = 20;

/** Shows which roles move, who has to agree, and for which the reader can put somebody forward (R40). */
@Injectable()
export class HandoverView {
  constructor(
    private readonly db: DataSource,
    private readonly roles: RolesReader,
    private readonly places: PlacesReader,
    private readonly memberships: MembershipReader,
  ) {}

  async of(actor: Actor): Promise<HandingOverType> {
    const { statementId } = actor;
    const order = { at: 'DESC', id: 'ASC' } as const;
    const all = await this.db.manager.find(RoleHandover, { where: { statementId }, order });
    const decided = all.filter(({ state }) => state !== 'OPEN').slice(0, DECIDED_SHOWN);
    const shown = all.filter((one) => one.state === 'OPEN' || decided.includes(one));
    const coChairs = await this.roles.coChairs(this.db.manager, statementId);
    return {
      isChairMissing: coChairs.length < 2,
      places: await this.places.of(actor),
      handovers: await this.shown(actor, shown),
    };
  }

  async one(actor: Actor, handover: RoleHandover): Promise<RoleHandoverType> {
    const [shown] = await this.shown(actor, [handover]);
    if (!shown) throw new Error('One handover is shown as one.');
    return shown;
  }

  private async shown(actor: Actor, handovers: readonly RoleHandover[]): Promise<RoleHandoverType[]> {
    const ids = handovers.flatMap(({ fromId, toId }) => [toId, ...(fromId ? [fromId] : [])]);
    const names = await this.memberships.shown([...new Set(ids)], actor);
    const open = handovers.filter(({ state }) => state === 'OPEN');
    const situations = await this.roles.situations(this.db.manager, actor.statementId, open);
    return handovers.map((handover) => {
      const situation = situations[open.indexOf(handover)] ?? null;
      return handoverType(actor, handover, { names, situation });
    });
  }
}

function handoverType(
  { membershipId: member }: Actor,
  handover: RoleHandover,
  { names, situation }: { readonly names: ReadonlyMap<MembershipId, string>; readonly situation: Situation | null },
): RoleHandoverType {
  const { id, role, constituency, reason, state, at, fromId, toId, agreed, refused } = handover;
  const may = (agree: boolean): boolean =>
    situation !== null && whyNotAnswerHandover(situation.votes, { state, member, agree }).length === 0;
  return {
    ...{ id, role, constituency, reason, state, at },
    from: fromId && (names.get(fromId) ?? ''),
    to: names.get(toId) ?? '',
    waitsFor: situation ? handoverInWords(handoverOutcome(situation.votes), role) : [],
    isToMe: toId === member,
    iAgreed: agreed.includes(member),
    mayAgree: may(true) && !agreed.includes(member),
    mayRefuse: may(false) && !refused.includes(member),
    mayTakeBack: state === 'OPEN' && handover.putForwardBy === member,
  };
}
