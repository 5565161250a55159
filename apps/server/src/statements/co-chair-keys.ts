import type { StatementId } from '#concordat';
import { ArrayContains, In, IsNull, type EntityManager } from 'typeorm';
import { Membership } from '../membership/membership.entity.js';
import { TurnedKey } from './turned-key.entity.js';

/**
 * Keys that one co-chair has turned and the other has not; for one act, or for all. A key counts only while who turned it
 * is a co-chair: of somebody who left, was erased or holds the office no more, neither the key nor its note is left (R2).
 */
export async function coChairKeys(
  tx: EntityManager,
  wanted: { readonly statementId: StatementId; readonly act?: string },
): Promise<TurnedKey[]> {
  const keys = await tx.findBy(TurnedKey, { ...wanted, usedAt: IsNull() });
  if (keys.length === 0) return [];
  const id = In(keys.map(({ membershipId }) => membershipId));
  const holders = await tx.findBy(Membership, { id, status: 'active', roles: ArrayContains(['co-chair']) });
  return keys.filter(({ membershipId }) => holders.some((holder) => holder.id === membershipId));
}
