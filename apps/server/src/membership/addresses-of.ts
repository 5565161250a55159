import type { MembershipId } from '#concordat';
import { In, IsNull, Not, type EntityManager } from 'typeorm';
import { Membership } from './membership.entity.js';
import { Person } from './person.entity.js';

/** Gives the e-mail address of each of these who takes part and gave one; for anybody else nothing. */
export async function addressesOf(
  tx: EntityManager,
  ids: readonly (MembershipId | null)[],
): Promise<(id: MembershipId | null) => string | null> {
  const known = ids.flatMap((id) => id ?? []);
  const members = await tx.findBy(Membership, { id: In(known), status: 'active' });
  const people = await tx.findBy(Person, { id: In(members.map(({ personId }) => personId)) });
  return (id) => {
    const personId = members.find((one) => one.id === id)?.personId;
    return people.find((one) => one.id === personId)?.email ?? null;
  };
}

/** Of these members, those who gave an address: without one nobody can sign in, and so nobody can answer. */
export async function whoCanSignIn(tx: EntityManager, members: readonly Membership[]): Promise<Membership[]> {
  const ids = members.map(({ personId }) => personId);
  const people = await tx.findBy(Person, { id: In(ids), email: Not(IsNull()) });
  const able = new Set(people.map(({ id }) => id));
  return members.filter(({ personId }) => able.has(personId));
}
