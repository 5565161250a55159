import type { PersonId } from '#concordat';
import type { EntityManager } from 'typeorm';
import { Person } from './person.entity.js';

/** Where a new person's id and time come from. */
interface Source {
  readonly now: () => Date;
  readonly uuid: () => string;
}

/** The person with this address, or a new one. Somebody without an address is always new. */
export async function findOrAddPerson(
  tx: EntityManager,
  { fullName, email }: { readonly fullName: string; readonly email: string | null },
  { now, uuid }: Source,
): Promise<Person> {
  const address = email === null ? null : addressOf(email);
  const person = {
    id: uuid() as PersonId,
    email: address,
    fullName: fullName.trim(),
    pseudonym: uuid(),
    createdAt: now(),
    erasedAt: null,
  };
  // Two at once with one address become one person: the database decides.
  await tx.createQueryBuilder().insert().into(Person).values(person).orIgnore().execute();
  return address === null ? person : tx.findOneByOrFail(Person, { email: address });
}

/** An address in the form in which it is kept. */
export function addressOf(email: string): string {
  return email.trim().toLowerCase();
}
