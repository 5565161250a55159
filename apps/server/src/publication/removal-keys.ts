import { mayAskForRemoval, type AskedRemoval } from '#publication';
import type { StatementId } from '#concordat';
import { In, IsNull, Like, type EntityManager } from 'typeorm';
import { Membership } from '../membership/membership.entity.js';
import { TurnedKey } from '../statements/turned-key.entity.js';

/** A first key for a removal, with who turned it as they are now. */
export interface WaitingKey extends AskedRemoval {
  readonly seq: number;
  readonly name: string;
  readonly reason: string;
  readonly askedAt: Date;
  readonly constituency: string | null;
}

/** The name under which a key for removing a content waits. */
export function removalAct(seq: number, name: string): string {
  return `remove:${seq}:${name}`;
}

/** First keys that wait, oldest first; of one content, or of all. One of who has left waits too, and does not count. */
export async function waitingKeys(
  tx: EntityManager,
  statementId: StatementId,
  content?: { readonly seq: number; readonly name: string },
): Promise<WaitingKey[]> {
  const act = content ? removalAct(content.seq, content.name) : Like('remove:%');
  const order = { turnedAt: 'ASC', id: 'ASC' } as const;
  const keys = await tx.find(TurnedKey, { where: { statementId, act, usedAt: IsNull() }, order });
  const members = await tx.findBy(Membership, { id: In(keys.map(({ membershipId }) => membershipId)) });
  return keys.map(({ membershipId, act: asked, note, turnedAt: askedAt }) => {
    const [, seq = '', name = ''] = asked.split(':');
    const holder = members.find(({ id }) => id === membershipId);
    const counts = holder?.status === 'active' && mayAskForRemoval(holder.roles);
    const constituency = holder?.constituency ?? null;
    return { membershipId, counts, constituency, seq: Number(seq), name, reason: note ?? '', askedAt };
  });
}
