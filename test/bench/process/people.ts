import type { Constituency, CouncilId, MembershipId, PersonId, Role, StatementId } from '#concordat';
import type { DataSource } from 'typeorm';
import { Invitation } from '../../../apps/server/src/membership/invitation.entity.js';
import { Membership } from '../../../apps/server/src/membership/membership.entity.js';
import { Person } from '../../../apps/server/src/membership/person.entity.js';
import { insertAll } from './bulk.js';
import type { Seeded } from './random.js';

/** Groups that write, in turn: the first of each of the first two is a co-chair. */
export const GROUPS: readonly Constituency[] = ['PEOPLE', 'COMMISSIONERS', 'CARERS', 'PROVIDERS', 'WORKFORCE', 'VCSE'];

/** Makes people who can take part in any statement. */
export async function somePeople(
  db: DataSource,
  random: Seeded,
  { count, at, domain }: { count: number; at: Date; domain: string },
): Promise<Person[]> {
  const people = Array.from({ length: count }, (_, index): Person => ({
    ...{ id: random.uuid<PersonId>(), email: `person-${index}@${domain}`, fullName: `Person ${index + 1}` },
    ...{ pseudonym: random.uuid(), createdAt: at, erasedAt: null },
  }));
  await insertAll(db, Person, people);
  return people;
}

/** Makes these people members of a statement, by turns of each group; the last one is its facilitator. */
export async function members(
  db: DataSource,
  random: Seeded,
  { statementId, people, at }: { statementId: StatementId; people: readonly Person[]; at: Date },
): Promise<Membership[]> {
  const rows = people.map((person, index): Membership => {
    const isFacilitator = index === people.length - 1 && index > 0;
    const roles: Role[] = isFacilitator ? ['facilitator'] : ['member', ...rolesOf(index)];
    return {
      ...{ id: random.uuid<MembershipId>(), statementId, personId: person.id, capacity: 'Takes part', roles },
      ...{ constituency: isFacilitator ? null : GROUPS[index % GROUPS.length]!, signatory: !isFacilitator },
      ...{ kind: 'person' as const, headcount: 1, chosenName: null, organisationId: null, supportedBy: null },
      displayForm: index % 3 === 0 ? 'full-name' : 'group-only',
      displayAudience: index % 3 === 0 ? 'everyone' : 'own-group',
      ...{ numberInGroup: Math.floor(index / GROUPS.length) + 1, hidePresence: false, pseudonym: random.uuid() },
      ...{ status: 'active' as const, roleVersion: 1, joinedAt: at, interestsDeclared: true },
    };
  });
  await insertAll(db, Membership, rows);
  return rows;
}

function rolesOf(index: number): Role[] {
  if (index < 2) return ['co-chair', 'section-lead'];
  return index < GROUPS.length ? ['section-lead'] : [];
}

/** The invitations that these members accepted. */
export async function invitations(
  db: DataSource,
  random: Seeded,
  { councilId, joined, people }: { councilId: CouncilId; joined: readonly Membership[]; people: readonly Person[] },
): Promise<void> {
  const [inviter] = people;
  const rows = joined.map((member, index): Invitation => {
    const { statementId, constituency, capacity, roles, signatory, kind, headcount, joinedAt: at } = member;
    return {
      ...{ id: random.uuid(), councilId, statementId, constituency, capacity, roles, signatory, kind, headcount },
      ...{ email: people[index]!.email, fullName: people[index]!.fullName, organisationId: null, supportedBy: null },
      ...{ invitedBy: inviter!.id, tokenHash: Buffer.from(random.bytes(32)).toString('hex') },
      ...{ createdAt: at, lastSentAt: at, expiresAt: at, redeemedAt: at, endedAt: null, membershipId: member.id },
    };
  });
  await insertAll(db, Invitation, rows);
}
