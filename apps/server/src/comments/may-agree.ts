import { leadsOfSection } from '#concordat';
import { mayAgree } from '#deliberation';
import { In, type EntityManager } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import type { MembershipReader } from '../membership/membership.reader.js';
import { Section } from '../statements/section.entity.js';
import { Statement } from '../statements/statement.entity.js';
import { asked, decidersAmong } from './answer-comment.js';
import type { PublicComment } from './comment.entity.js';

/**
 * Finds for which of these comments the agreement of a reader with the answer that waits would be taken, so that it is
 * offered to nobody whose would not (R13). The same few questions for any number of comments, and none where none waits.
 */
export async function whereAgreementIsTaken(
  tx: EntityManager,
  memberships: MembershipReader,
  { actor, comments }: { readonly actor: Actor; readonly comments: readonly PublicComment[] },
): Promise<ReadonlySet<string>> {
  const waiting = comments.filter(({ givenBy, decision }) => givenBy !== null && decision === null);
  if (waiting.length === 0) return new Set();
  const givers = await decidersAmong(tx, [...new Set(waiting.flatMap(({ givenBy }) => givenBy ?? []))]);
  const sections = await tx.findBy(Section, { id: In(waiting.map(({ sectionId }) => sectionId)) });
  const coChairs = await memberships.coChairs(actor.statementId, tx);
  const chairs = coChairs.map(({ constituency }) => constituency);
  const { state: documentState } = await tx.findOneByOrFail(Statement, { id: actor.statementId });
  const agreeing = { membership: actor.membershipId, constituency: actor.constituency };
  const isTaken = (comment: PublicComment): boolean => {
    const { givenBy, givenDecision: decision, givenReason: reason, sectionId } = comment;
    const giver = givers.find(({ id }) => id === givenBy);
    const section = sections.find(({ id }) => id === sectionId);
    if (!giver || !section || decision === null || reason === null) return false;
    const by = { membership: giver.id, constituency: giver.constituency };
    const leads = leadsOfSection(section, chairs);
    return mayAgree(agreeing, { ...asked(comment), by, documentState, decision, reason, leads });
  };
  return new Set(waiting.filter(isTaken).map(({ id }) => id));
}
