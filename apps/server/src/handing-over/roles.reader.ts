import {
  isForAll,
  isGivenBeside,
  keysNeeded,
  type HandedRole,
  type HandoverRequest,
  type HandoverVotes,
  type MembershipId,
  type StatementId,
  type Successor,
} from '#concordat';
import { Injectable } from '@nestjs/common';
import { In, IsNull, MoreThan, Not, ArrayContains, type EntityManager } from 'typeorm';
import { InterestReader } from '../fair-dealing/interest.reader.js';
import { CouncilAdministrator } from '../membership/council.entity.js';
import { Invitation } from '../membership/invitation.entity.js';
import { Membership } from '../membership/membership.entity.js';
import { Person } from '../membership/person.entity.js';
import { Clock } from '../platform/clock.js';
import { Section } from '../statements/section.entity.js';
import { Statement } from '../statements/statement.entity.js';
import { chairGroups } from './chair-groups.js';
import { RoleHandover } from './role-handover.entity.js';

/** A handover, as far as its situation follows from it. */
export type Handing = Pick<
  RoleHandover,
  'statementId' | 'role' | 'fromId' | 'toId' | 'byHolder' | 'agreed' | 'refused' | 'at'
>;

/** What the rules look at before a role moves, and the people concerned. */
export interface Situation {
  readonly request: HandoverRequest;
  readonly votes: HandoverVotes;
  /** Whose role it is or was; null where an empty place is meant. */
  readonly from: Membership | null;
  /** The same, while they have it still. */
  readonly holder: Membership | null;
  readonly to: Membership | null;
}

/** Somebody who could take a role, whichever it is. */
export type Candidate = Omit<Successor, 'hasRole'>;

/** What is the same for every handover of a statement. */
interface Around {
  /** Also those who left, oldest member first. */
  readonly members: readonly Membership[];
  readonly candidates: readonly Candidate[];
  /** Groups that lead a section. */
  readonly leading: ReadonlySet<string>;
  /** What was handed over by those who signed. */
  readonly followed: readonly RoleHandover[];
  readonly invitedCoChairs: number;
  readonly chairGroups: HandoverRequest['chairGroups'];
}

/** Reads who has a role, who could take it, and who decides about it. */
@Injectable()
export class RolesReader {
  constructor(
    private readonly interests: InterestReader,
    private readonly clock: Clock,
  ) {}

  async situation(tx: EntityManager, handing: Handing): Promise<Situation> {
    const [situation] = await this.situations(tx, handing.statementId, [handing]);
    if (!situation) throw new Error('One handover has one situation.');
    return situation;
  }

  /** The same of many handovers of one statement, in their order: what is the same for all of them is read once. */
  async situations(
    tx: EntityManager,
    statementId: StatementId,
    handings: readonly Handing[],
  ): Promise<readonly Situation[]> {
    if (handings.length === 0) return [];
    const around = await this.around(tx, statementId);
    return handings.map((handing) => situationOf(handing, around));
  }

  private async around(tx: EntityManager, statementId: StatementId): Promise<Around> {
    const members = await tx.find(Membership, { where: { statementId }, order: { joinedAt: 'ASC', id: 'ASC' } });
    const sections = await tx.findBy(Section, { statementId });
    return {
      members,
      candidates: await this.successors(tx, statementId, members),
      leading: new Set(sections.flatMap(({ leads }) => leads)),
      followed: await this.followed(tx, statementId),
      invitedCoChairs: await this.invitedCoChairs(tx, statementId),
      chairGroups: await chairGroups(tx, statementId),
    };
  }

  /** Co-chairs who take part, oldest member first. */
  coChairs(tx: EntityManager, statementId: StatementId): Promise<Membership[]> {
    const where = { statementId, status: 'active' as const, roles: ArrayContains(['co-chair']) };
    return tx.find(Membership, { where, order: { joinedAt: 'ASC', id: 'ASC' } });
  }

  /** What was handed over by those who signed. */
  followed(tx: EntityManager, statementId: StatementId): Promise<RoleHandover[]> {
    return tx.findBy(RoleHandover, { statementId, role: 'signatory', state: 'DONE' });
  }

  /** Members as the rules see them who would take a role over. */
  async successors(tx: EntityManager, statementId: StatementId, members: readonly Membership[]): Promise<Candidate[]> {
    const { councilId } = await tx.findOneByOrFail(Statement, { id: statementId });
    const personId = In(members.map((one) => one.personId));
    const administrators = await tx.findBy(CouncilAdministrator, { councilId, personId });
    const reachable = await tx.findBy(Person, { id: personId, email: Not(IsNull()) });
    const declared = await this.interests.standing(statementId, tx);
    const aside = declared.filter((one) => one.hasInterests && one.effect === 'stand-aside');
    return members.map((member) => ({
      ...{ membershipId: member.id, constituency: member.constituency, active: member.status === 'active' },
      administrator: administrators.some((one) => one.personId === member.personId),
      signsIn: reachable.some(({ id }) => id === member.personId),
      standsAside: aside.some(({ membershipId }) => membershipId === member.id),
    }));
  }

  /** How many are invited to be co-chair and have not answered. */
  invitedCoChairs(tx: EntityManager, statementId: StatementId): Promise<number> {
    const open = { redeemedAt: IsNull(), expiresAt: MoreThan(this.clock.now()) };
    return tx.countBy(Invitation, { statementId, roles: ArrayContains(['co-chair']), ...open });
  }
}

function situationOf(handing: Handing, around: Around): Situation {
  const { role, fromId, toId } = handing;
  const byId = (id: MembershipId | null): Membership | null => around.members.find((one) => one.id === id) ?? null;
  const [from, to] = [byId(fromId), byId(toId)];
  // What is given beside is nobody's that becomes somebody else's.
  const holder = from && !isGivenBeside(role) && from.status === 'active' && has(from, role) ? from : null;
  const coChairs = around.members.filter((one) => one.status === 'active' && has(one, 'co-chair'));
  const others = coChairs.filter(({ id }) => id !== holder?.id);
  const group = isForAll(role) ? null : (from?.constituency ?? to?.constituency ?? null);
  const isLed = group !== null && around.leading.has(group);
  const place = { from, isLed, coChairs: coChairs.length, followed: around.followed };
  const isVacant = holder === null && isVacantOf(role, place);
  const successor = around.candidates.find(({ membershipId }) => membershipId === toId);
  const request: HandoverRequest = {
    ...{ role, group, isThere: holder !== null || isVacant },
    to: successor ? { ...successor, hasRole: to !== null && has(to, role) } : null,
    otherCoChairs: role === 'co-chair' ? others : [],
    invitedCoChairs: role === 'co-chair' ? around.invitedCoChairs : 0,
    chairGroups: role === 'co-chair' && !holder ? around.chairGroups : null,
  };
  const isAsked = ({ id, constituency }: Membership): boolean =>
    role === 'co-chair' ? constituency !== group : id !== fromId && id !== toId;
  const votes: HandoverVotes = {
    needs: keysNeeded(role, { isHolder: handing.byHolder, isVacant }),
    ...{ to: toId, holder: holder?.id ?? null, agreed: handing.agreed, refused: handing.refused },
    group: votersOf(around, group, handing.at).filter((id) => id !== holder?.id),
    signatories: ofGroup(around, group).flatMap(({ id, signatory }) => (signatory && id !== toId ? id : [])),
    coChairs: others.filter(isAsked).map(({ id }) => id),
  };
  return { request, votes, from, holder, to };
}

/** What decides whether there is a place that is nobody's. */
interface OpenPlace extends Pick<Around, 'followed'> {
  readonly from: Membership | null;
  /** Whether the group leads a section. */
  readonly isLed: boolean;
  readonly coChairs: number;
}

/**
 * Whether there is a place that is nobody's: a co-chair is missing, nobody followed who signed, the group leads sections.
 * There is always one more to look at worries about people.
 */
export function isVacantOf(role: HandedRole, { from, isLed, coChairs, followed }: OpenPlace): boolean {
  if (role === 'safeguarding-lead') return true;
  if (role === 'section-lead') return isLed;
  if (role === 'co-chair') return coChairs < 2;
  if (!from) return false;
  const { id, stoppedSigningAt, signatory, status } = from;
  if (signatory) return status !== 'active';
  if (!stoppedSigningAt) return false;
  return !followed.some(({ fromId, endedAt }) => fromId === id && endedAt !== null && endedAt >= stoppedSigningAt);
}

/** Members of a group who can agree: nobody who came only after it was put forward. */
function votersOf(around: Around, group: string | null, before: Date): MembershipId[] {
  const canSignIn = new Set(around.candidates.flatMap((one) => (one.signsIn ? one.membershipId : [])));
  return ofGroup(around, group).flatMap(({ id, joinedAt }) => (joinedAt <= before && canSignIn.has(id) ? id : []));
}

/** Those of a group who take part; nobody where there is no group. */
function ofGroup({ members }: Around, group: string | null): Membership[] {
  return members.filter((one) => group !== null && one.constituency === group && one.status === 'active');
}

/** Tells whether a group leads a section, so that somebody of it has to say when it can be read. */
export async function leadsSections(
  tx: EntityManager,
  statementId: StatementId,
  group: string | null,
): Promise<boolean> {
  return group !== null && tx.existsBy(Section, { statementId, leads: ArrayContains([group]) });
}

/** Tells whether a member has a role that can be handed over. */
export function has({ roles, signatory }: Pick<Membership, 'roles' | 'signatory'>, role: Handing['role']): boolean {
  return role === 'signatory' ? signatory : roles.includes(role);
}
