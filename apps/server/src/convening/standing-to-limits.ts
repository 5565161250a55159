import type { AnswerToChallenge } from '#concordat';
import { In, IsNull, Not, type EntityManager } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { Membership } from '../membership/membership.entity.js';
import { Person } from '../membership/person.entity.js';
import type { DeclaredLimit } from './convening.entity.js';

/** How somebody stands to a limit, to its challenge, and to those who could answer it. */
export type StandingToLimit = Pick<AnswerToChallenge, 'isOfOwner' | 'isOwnerGone' | 'isOfChallenger'>;

/** How somebody stands to each of some limits, by its id. Asks the same few questions for any number. */
export async function standingsTo(
  tx: EntityManager,
  actor: Actor,
  limits: readonly DeclaredLimit[],
): Promise<ReadonlyMap<string, StandingToLimit>> {
  const ids = limits.flatMap(({ declaredBy, challengedBy }) => [declaredBy, ...(challengedBy ? [challengedBy] : [])]);
  const people = new Map((await tx.findBy(Membership, { id: In(ids) })).map((member) => [member.id, member]));
  const { groups, members } = await whoCanAnswer(tx, actor);
  const isOf = (one: Membership | undefined): boolean =>
    one !== undefined &&
    (one.id === actor.membershipId || (one.constituency !== null && one.constituency === actor.constituency));
  return new Map(
    limits.map(({ id, declaredBy, challengedBy }) => {
      const owner = people.get(declaredBy);
      const isLeft = members.has(declaredBy) || (owner?.constituency != null && groups.has(owner.constituency));
      const challenger = challengedBy ? people.get(challengedBy) : undefined;
      return [id, { isOfOwner: isOf(owner), isOwnerGone: !isLeft, isOfChallenger: isOf(challenger) }];
    }),
  );
}

/** How somebody stands to one limit. */
export async function standingTo(tx: EntityManager, actor: Actor, limit: DeclaredLimit): Promise<StandingToLimit> {
  const standing = (await standingsTo(tx, actor, [limit])).get(limit.id);
  if (!standing) throw new Error('One limit has one standing.');
  return standing;
}

/** Members who take part and can sign in, and their groups: of others nobody can say that they could answer. */
async function whoCanAnswer(
  tx: EntityManager,
  { statementId }: Actor,
): Promise<{ groups: ReadonlySet<string>; members: ReadonlySet<string> }> {
  const active = await tx.findBy(Membership, { statementId, status: 'active' });
  const personId = active.map((one) => one.personId);
  const reachable = await tx.findBy(Person, { id: In(personId), email: Not(IsNull()) });
  const canSignIn = new Set(reachable.map(({ id }) => id));
  const able = active.filter((one) => canSignIn.has(one.personId));
  const groups = new Set(able.flatMap(({ constituency }) => constituency ?? []));
  return { groups, members: new Set(able.map(({ id }) => id)) };
}
