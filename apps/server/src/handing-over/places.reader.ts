import { isForAll, whyNotHandOver, type HandedRole, type MembershipId, type StatementId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { Membership } from '../membership/membership.entity.js';
import { MembershipReader } from '../membership/membership.reader.js';
import { chairGroups } from './chair-groups.js';
import type { RolePlaceType } from './handover.types.js';
import { has, isVacantOf, leadsSections, RolesReader, type Candidate } from './roles.reader.js';

/** A role of somebody, or an empty place. */
interface Place {
  readonly role: HandedRole;
  readonly constituency: string;
  readonly member: Membership | null;
  readonly isVacant: boolean;
}

/** What is the same for every place of a statement. */
interface Around {
  readonly members: readonly Membership[];
  readonly candidates: readonly Candidate[];
  readonly coChairs: readonly Membership[];
  readonly invitedCoChairs: number;
  /** The groups of which co-chairs are while people sign; null while any may follow. */
  readonly chairGroups: readonly string[] | null;
}

/** Reads for which roles somebody can put a successor forward, and who could take each. */
@Injectable()
export class PlacesReader {
  constructor(
    private readonly db: DataSource,
    private readonly roles: RolesReader,
    private readonly memberships: MembershipReader,
  ) {}

  /** Places without anybody who could take them are shown too, so that people know whom to invite. */
  async of(actor: Actor): Promise<RolePlaceType[]> {
    const around = await this.around(actor.statementId);
    const places = [...chairsOf(actor, around), ...(await this.leads(actor, around)), ...(await this.seats(actor))];
    if (isOrganiser(actor)) places.push(safeguarding(around));
    const concerned = [...around.members, ...places.flatMap(({ member }) => member ?? [])];
    const names = await this.memberships.shown([...new Set(concerned.map(({ id }) => id))], actor);
    return places.map((place) => {
      const { role, constituency, member, isVacant } = place;
      return {
        ...{ role, constituency, isVacant, memberId: member?.id ?? null, isMine: member?.id === actor.membershipId },
        shownAs: member && (names.get(member.id) ?? ''),
        candidates: candidatesFor(place, around).map((id) => ({ id, shownAs: names.get(id) ?? '' })),
      };
    });
  }

  /** A group that leads sections can say who does it, also beside those who do. */
  private async leads({ statementId, constituency }: Actor, { members }: Around): Promise<Place[]> {
    if (constituency === null || !(await leadsSections(this.db.manager, statementId, constituency))) return [];
    const role = 'section-lead' as const;
    const isVacant = !members.some((one) => one.constituency === constituency && has(one, role));
    return [{ role, constituency, member: null, isVacant }];
  }

  private async around(statementId: StatementId): Promise<Around> {
    const tx = this.db.manager;
    const where = { statementId, status: 'active' as const };
    const order = { constituency: 'ASC', numberInGroup: 'ASC', id: 'ASC' } as const;
    const members = await tx.find(Membership, { where, order });
    return {
      members,
      candidates: await this.roles.successors(tx, statementId, members),
      coChairs: await this.roles.coChairs(tx, statementId),
      invitedCoChairs: await this.roles.invitedCoChairs(tx, statementId),
      chairGroups: await chairGroups(tx, statementId),
    };
  }

  /** The reader's own; for a co-chair, everybody's who signs, and places that nobody has taken over. */
  private async seats({ statementId, membershipId, roles }: Actor): Promise<Place[]> {
    const all = await this.memberships.seats(statementId);
    const seats = roles.includes('co-chair') ? all : all.filter((one) => one.membershipId === membershipId);
    const members = await this.db.manager.findBy(Membership, { id: In(seats.map((one) => one.membershipId)) });
    const followed = await this.roles.followed(this.db.manager, statementId);
    return seats.flatMap(({ membershipId: id, constituency, signs }) => {
      const member = members.find((one) => one.id === id) ?? null;
      const isVacant = !signs && isVacantOf('signatory', { from: member, isLed: false, coChairs: 2, followed });
      return signs || isVacant ? [{ role: 'signatory' as const, constituency, member, isVacant }] : [];
    });
  }
}

/** Of the reader's own group; where a co-chair is missing, that place as well, if the group may take it. */
function chairsOf({ constituency }: Actor, { coChairs, chairGroups: groups }: Around): Place[] {
  if (constituency === null || constituency === 'PUBLIC') return [];
  const own = coChairs.filter((one) => one.constituency === constituency);
  const role = 'co-chair' as const;
  if (own.length > 0) return own.map((member) => ({ role, constituency, member, isVacant: false }));
  if (groups && !groups.includes(constituency)) return [];
  return coChairs.length < 2 ? [{ role, constituency, member: null, isVacant: true }] : [];
}

/** Who invites people can also ask one of those who are here. */
function isOrganiser({ roles }: Actor): boolean {
  return roles.includes('co-chair') || roles.includes('facilitator');
}

/** A place beside those who have the role; empty while nobody has. */
function safeguarding({ members }: Around): Place {
  const role = 'safeguarding-lead' as const;
  return { role, constituency: '', member: null, isVacant: !members.some((one) => has(one, role)) };
}

function candidatesFor({ role, constituency, member }: Place, around: Around): MembershipId[] {
  const { members, candidates, invitedCoChairs } = around;
  const group = isForAll(role) ? null : constituency;
  const otherCoChairs = around.coChairs.filter(({ id }) => id !== member?.id);
  const chairs = role === 'co-chair' ? { otherCoChairs, invitedCoChairs } : { otherCoChairs: [], invitedCoChairs: 0 };
  return candidates
    .filter((one, index) => {
      const hasRole = members[index] !== undefined && has(members[index], role);
      return whyNotHandOver({ role, group, isThere: true, to: { ...one, hasRole }, ...chairs }).length === 0;
    })
    .map(({ membershipId }) => membershipId);
}
