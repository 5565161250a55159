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
const GONE = 'Name removed';

/** Takes away who a person was: name, address, how they are shown, their sign-ins. They take part in nothing any more. */
export async function forgetIdentity(
  tx: EntityManager,
  { person: { id: personId, email }, now }: Known,
): Promise<void> {
  await tx.update(
    Membership,
    { personId },
    {
      ...{ displayForm: 'group-only', displayAudience: 'own-group', chosenName: null, supportedBy: null },
      ...{ hidePresence: true, status: 'ended', roleVersion: () => 'role_version + 1' },
    },
  );
  await tx.delete(Session, { personId });
  await tx.delete(SignInLink, { personId });
  if (email) await tx.delete(SignInLink, { addressHash: sha256Hex(email) });
  await tx.delete(KeptAnswer, { personId });
  await tx.update(Person, { id: personId }, { email: null, fullName: '', erasedAt: now });
}

/** Takes away the name and the address where other rows hold them. */
export async function forgetTraces(tx: EntityManager, { person, members, now }: Known): Promise<void> {
  const address = person.email ?? '';
  const own = `membership_id = ANY($1) OR ($2 <> '' AND lower(email) = $2)`;
  const ids = members.map(({ id }) => id);
  await tx.query(`UPDATE invitation SET expires_at = $3 WHERE (${own}) AND redeemed_at IS NULL`, [ids, address, now]);
  await tx.query(`UPDATE invitation SET email = NULL, full_name = '${GONE}' WHERE ${own}`, [ids, address]);
  // By table: openings of published names and contacts of nominations are of slices that this one does not know.
  await tx.query('DELETE FROM name_opening WHERE ref = ANY($1)', [members.map(({ pseudonym }) => pseudonym)]);
  if (address) {
    await tx.query('DELETE FROM queued_mail WHERE lower("to") = $1', [address]);
    await tx.query('DELETE FROM nomination_contact WHERE position($1 in lower(contact)) > 0', [address]);
  }
  for (const name of namesOf(person, members)) await forgetIn(tx, name, members);
}

/** One word alone ("Will") stands in other people's sentences too: it is taken away only where it is the name itself. */
function namesOf({ fullName, email }: Person, members: readonly Membership[]): string[] {
  const chosen = members.flatMap(({ chosenName }) => chosenName ?? []);
  return [fullName, email ?? '', ...chosen].filter((name) => name.includes('@') || /\S\s+\S/.test(name));
}

/** In mail to others that waits, in answers kept for others for a day, and in an organisation that has the same name. */
async function forgetIn(tx: EntityManager, name: string, members: readonly Membership[]): Promise<void> {
  await tx.query(
    `UPDATE queued_mail SET subject = replace(subject, $1, $2), "text" = replace("text", $1, $2)
       WHERE position($1 in subject) > 0 OR position($1 in "text") > 0`,
    [name, GONE],
  );
  const inJson = JSON.stringify(name).slice(1, -1);
  await tx.query('UPDATE kept_answer SET answer = replace(answer, $1, $2) WHERE position($1 in answer) > 0', [
    inJson,
    GONE,
  ]);
  const organisations = members.flatMap(({ organisationId }) => organisationId ?? []);
  await tx.query('UPDATE organisation SET name = $2 WHERE id = ANY($3) AND position(lower($1) in lower(name)) > 0', [
    name,
    GONE,
    organisations,
  ]);
}
