import {
  isForAll,
  isGivenBeside,
  keysNeeded,
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

/** Reads who has a role, who could take it, and who decides about it. */
@Injectable()
export class RolesReader {
  constructor(
    private readonly interests: InterestReader,
    private readonly clock: Clock,
  ) {}

  async situation(tx: EntityManager, handing: Handing): Promise<Situation> {
    const { statementId, role, fromId, toId } = handing;
    const from = fromId && (await tx.findOneBy(Membership, { id: fromId, statementId }));
    const to = await tx.findOneBy(Membership, { id: toId, statementId });
    // What is given beside is nobody's that becomes somebody else's.
    const holder = from && !isGivenBeside(role) && from.status === 'active' && has(from, role) ? from : null;
    const coChairs = await this.coChairs(tx, statementId);
    const others = coChairs.filter(({ id }) => id !== holder?.id);
    const group = isForAll(role) ? null : (from?.constituency ?? to?.constituency ?? null);
    const isVacant = holder === null && (await this.isVacant(tx, handing, { from, group, coChairs: coChairs.length }));
    const [successor] = to ? await this.successors(tx, statementId, [to]) : [];
    const request: HandoverRequest = {
      ...{ role, group, isThere: holder !== null || isVacant },
      to: successor ? { ...successor, hasRole: to !== null && has(to, role) } : null,
      otherCoChairs: role === 'co-chair' ? others : [],
      invitedCoChairs: role === 'co-chair' ? await this.invitedCoChairs(tx, statementId) : 0,
      chairGroups: role === 'co-chair' && !holder ? await chairGroups(tx, statementId) : null,
    };
    const isAsked = ({ id, constituency }: Membership): boolean =>
      role === 'co-chair' ? constituency !== group : id !== fromId && id !== toId;
    const votes: HandoverVotes = {
      needs: keysNeeded(role, { isHolder: handing.byHolder, isVacant }),
      ...{ to: toId, holder: holder?.id ?? null, agreed: handing.agreed, refused: handing.refused },
      group: (await this.voters(tx, statementId, { group, before: handing.at })).filter((id) => id !== holder?.id),
      signatories: (await signing(tx, statementId, group)).filter((id) => id !== toId),
      coChairs: others.filter(isAsked).map(({ id }) => id),
    };
    return { request, votes, from, holder, to };
  }

  /** Co-chairs who take part, oldest member first. */
  coChairs(tx: EntityManager, statementId: StatementId): Promise<Membership[]> {
    const where = { statementId, status: 'active' as const, roles: ArrayContains(['co-chair']) };
    return tx.find(Membership, { where, order: { joinedAt: 'ASC', id: 'ASC' } });
  }

  /**
   * Whether there is a place that is nobody's: a co-chair is missing, nobody followed who signed, the group leads sections.
   * There is always one more to look at worries about people.
   */
  async isVacant(
    tx: EntityManager,
    { role, statementId }: Pick<Handing, 'role' | 'statementId'>,
    { from, group, coChairs }: { from: Membership | null; group: string | null; coChairs: number },
  ): Promise<boolean> {
    if (role === 'safeguarding-lead') return true;
    if (role === 'section-lead') return leadsSections(tx, statementId, group);
    if (role === 'co-chair') return coChairs < 2;
    if (!from) return false;
    const { id: fromId, stoppedSigningAt, signatory, status } = from;
    if (signatory) return status !== 'active';
    if (!stoppedSigningAt) return false;
    const done = await tx.findBy(RoleHandover, { fromId, role: 'signatory', state: 'DONE' });
    return !done.some(({ endedAt }) => endedAt !== null && endedAt >= stoppedSigningAt);
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

  /** Members of a group who can agree: nobody who came only after it was put forward. */
  private async voters(
    tx: EntityManager,
    statementId: StatementId,
    { group, before }: { group: string | null; before: Date },
  ): Promise<MembershipId[]> {
    if (group === null) return [];
    const members = await tx.findBy(Membership, { statementId, constituency: group, status: 'active' });
    const ids = members.map(({ personId }) => personId);
    const people = await tx.findBy(Person, { id: In(ids), email: Not(IsNull()) });
    const canSignIn = new Set(people.map(({ id }) => id));
    return members.filter((one) => one.joinedAt <= before && canSignIn.has(one.personId)).map(({ id }) => id);
  }
}

/** Tells whether a group leads a section, so that somebody of it has to say when it can be read. */
export async function leadsSections(
  tx: EntityManager,
  statementId: StatementId,
  group: string | null,
): Promise<boolean> {
  return group !== null && tx.existsBy(Section, { statementId, leads: ArrayContains([group]) });
}

async function signing(tx: EntityManager, statementId: StatementId, group: string | null): Promise<MembershipId[]> {
  if (group === null) return [];
  const members = await tx.findBy(Membership, { statementId, constituency: group, status: 'active', signatory: true });
  return members.map(({ id }) => id);
}

/** Tells whether a member has a role that can be handed over. */
export function has({ roles, signatory }: Pick<Membership, 'roles' | 'signatory'>, role: Handing['role']): boolean {
  return role === 'signatory' ? signatory : roles.includes(role);
}
