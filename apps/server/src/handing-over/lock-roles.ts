import type { MembershipId, StatementId } from '#concordat';
import { In, type EntityManager } from 'typeorm';
import { Membership } from '../membership/membership.entity.js';
import { Section } from '../statements/section.entity.js';
import { Statement } from '../statements/statement.entity.js';

/**
 * Holds everything that a role decides about until commit, in the order of every act: sections, then the statement, then its
 * people. So nobody signs, turns a key or joins as co-chair between the check and the change.
 */
export async function lockRoles(tx: EntityManager, statementId: StatementId): Promise<void> {
  const lock = { mode: 'for_no_key_update' } as const;
  await tx.find(Section, { where: { statementId }, order: { id: 'ASC' }, lock });
  await tx.findOneOrFail(Statement, { where: { id: statementId }, lock });
  await tx.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`people of ${statementId}`]);
}

/** Holds members until commit, in one order: before the record, as every act has them. */
export async function lockMembers(tx: EntityManager, ids: readonly (MembershipId | null)[]): Promise<void> {
  const id = In(ids.filter((one) => one !== null));
  await tx.find(Membership, { where: { id }, order: { id: 'ASC' }, lock: { mode: 'for_no_key_update' } });
}

/** A member as they are now; null for who takes part no more. Held until commit. */
export function lockedMember(
  tx: EntityManager,
  { statementId, membershipId: id }: { readonly statementId: StatementId; readonly membershipId: MembershipId },
): Promise<Membership | null> {
  const where = { id, statementId, status: 'active' } as const;
  return tx.findOne(Membership, { where, lock: { mode: 'for_no_key_update' } });
}
