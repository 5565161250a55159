import type { MembershipId } from '#concordat';
import { In, type EntityManager } from 'typeorm';
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
