import { ForbiddenException } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from './actor.js';
import { Membership } from './membership.entity.js';

/**
 * Who acts, read again where the caller's locks keep what they may do from changing. The guard read it before, and since then a
 * role may have been handed over or a place given up. Denies who takes no part any more, as the guard would have.
 */
export async function actorNow(tx: EntityManager, actor: Actor): Promise<Actor> {
  const member = await tx.findOneBy(Membership, { id: actor.membershipId, status: 'active' });
  if (!member) throw new ForbiddenException();
  const { constituency, roles, signatory } = member;
  return { ...actor, constituency, roles, signatory };
}
