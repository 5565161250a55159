import { defaultDisplay, type MembershipId, type StatementId } from '#concordat';
import type { EntityManager } from 'typeorm';
import { lockPeople, nextNumber } from './accept-invitation.js';
import { findOrAddPerson } from './find-or-add-person.js';
import { Membership } from './membership.entity.js';

/** Where ids and times come from. */
interface Source {
  readonly now: () => Date;
  readonly uuid: () => string;
}

/**
 * Somebody of the public whose words may stand in a statement. They take part in nothing else, so the membership has ended
 * as it begins; it is of the public whatever group they say they belong to, as nobody has checked it. The name is the one
 * that they chose to show to everybody; empty for none.
 */
export async function addGuest(
  tx: EntityManager,
  { statementId, name }: { readonly statementId: StatementId; readonly name: string },
  source: Source,
): Promise<Membership> {
  await lockPeople(tx, statementId);
  const person = await findOrAddPerson(tx, { fullName: '', email: null }, source);
  const { form, audience } = defaultDisplay('PUBLIC');
  const shown = name === '' ? { form, audience } : ({ form: 'chosen-name', audience: 'everyone' } as const);
  const membership: Membership = {
    ...{ id: source.uuid() as MembershipId, statementId, personId: person.id, constituency: 'PUBLIC' },
    ...{ capacity: 'member of the public', roles: [], signatory: false, kind: 'person', headcount: 1 },
    ...{ chosenName: name || null, organisationId: null, supportedBy: null },
    ...{ displayForm: shown.form, displayAudience: shown.audience, hidePresence: true },
    numberInGroup: await nextNumber(tx, { statementId, constituency: 'PUBLIC' }),
    ...{ pseudonym: source.uuid(), interestsDeclared: false, status: 'ended', roleVersion: 1, joinedAt: source.now() },
  };
  await tx.insert(Membership, membership);
  return membership;
}
