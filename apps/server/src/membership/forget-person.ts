import { sha256Hex } from '#document';
import type { EntityManager } from 'typeorm';
import { KeptAnswer } from '../platform/kept-answer.entity.js';
import { Membership } from './membership.entity.js';
import { Person } from './person.entity.js';
import { Session, SignInLink } from './session.entity.js';

/** Somebody who is being erased, as they were known. */
export interface Known {
  readonly person: Person;
  readonly members: readonly Membership[];
  readonly now: Date;
}

/** What stands where a name was. */
export const GONE = 'Name removed';

/** Ends every way in: links, codes and sessions, and invitations, which say nothing of the person any more. */
export async function forgetWaysIn(tx: EntityManager, { id: personId, email }: Person, now: Date): Promise<void> {
  // Links before sessions: whoever redeems one at this moment has started their session when the link can be deleted.
  await tx.delete(SignInLink, { personId });
  if (email) await tx.delete(SignInLink, { addressHash: sha256Hex(email) });
  await tx.delete(Session, { personId });
  const own = `(membership_id IN (SELECT id FROM membership WHERE person_id = $1) OR ($2 <> '' AND lower(email) = $2))`;
  const values = [personId, email ?? ''];
  await tx.query(`UPDATE invitation SET expires_at = $3 WHERE ${own} AND redeemed_at IS NULL`, [...values, now]);
  await tx.query(`UPDATE invitation SET email = NULL, full_name = '${GONE}', supported_by = NULL WHERE ${own}`, values);
}

/** Takes away who a person was: name, address, how they are shown. They take part in nothing any more. */
export async function forgetIdentity(tx: EntityManager, { person: { id: personId }, now }: Known): Promise<void> {
  await tx.update(
    Membership,
    { personId },
    {
      ...{ displayForm: 'group-only', displayAudience: 'own-group', chosenName: null, supportedBy: null },
      ...{ hidePresence: true, status: 'ended', roleVersion: () => 'role_version + 1' },
    },
  );
  await tx.delete(KeptAnswer, { personId });
  await tx.update(Person, { id: personId }, { email: null, fullName: '', erasedAt: now });
}

/** Takes away the name and the address where other rows hold them. */
export async function forgetTraces(tx: EntityManager, { person, members }: Known): Promise<void> {
  if (person.email) await tx.query('DELETE FROM queued_mail WHERE lower("to") = $1', [person.email]);
  // By table: openings of published names are of a slice that this one does not know.
  await tx.query('DELETE FROM name_opening WHERE ref = ANY($1)', [members.map(({ pseudonym }) => pseudonym)]);
  for (const name of namesOf(person, members)) {
    for (const [table, column] of TEXTS) await forgetIn(tx, { table, column, name });
    await forgetIn(tx, { table: 'kept_answer', column: 'answer', name: JSON.stringify(name).slice(1, -1) });
    await forgetInOwnOrganisation(tx, name, person);
  }
}

/** Where names of people stand in texts of others: mail that waits, contacts of nominations, who supports whom. */
const TEXTS = [
  ['queued_mail', 'subject'],
  ['queued_mail', 'text'],
  ['nomination_contact', 'contact'],
  ['membership', 'supported_by'],
  ['invitation', 'supported_by'],
] as const;

/** One word alone ("Will") stands in other people's sentences too: it is taken away only where it is the name itself. */
export function namesOf({ fullName, email }: Person, members: readonly Membership[]): string[] {
  const chosen = members.flatMap(({ chosenName }) => chosenName ?? []);
  return [fullName, email ?? '', ...chosen].filter((name) => name.includes('@') || /\S\s+\S/.test(name));
}

async function forgetIn(
  tx: EntityManager,
  { table, column, name }: { readonly table: string; readonly column: string; readonly name: string },
): Promise<void> {
  await tx.query(
    `UPDATE ${table} SET "${column}" = regexp_replace("${column}", $1, $2, 'gi') WHERE "${column}" ~* $1`,
    [alone(name), GONE],
  );
}

/** An organisation that has the name of the person, unless it is somebody else's too. */
async function forgetInOwnOrganisation(tx: EntityManager, name: string, { id }: Person): Promise<void> {
  await tx.query(
    `UPDATE organisation SET name = $2
       WHERE name ~* $1 AND id IN (SELECT organisation_id FROM membership WHERE person_id = $3)
         AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.organisation_id = organisation.id AND m.person_id <> $3)
         AND NOT EXISTS (SELECT 1 FROM invitation i WHERE i.organisation_id = organisation.id AND i.full_name <> $2)`,
    [alone(name), GONE, id],
  );
}

/** A pattern for the name or address by itself: erasing "Ann Lee" leaves "Joann Leeson" as she is. */
function alone(name: string): string {
  const literally = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return `(?<![[:alnum:]._%+-])${literally}(?![[:alnum:]_-]|[.@][[:alnum:]])`;
}
