import type { MembershipId } from '#concordat';
import { In, IsNull, type EntityManager } from 'typeorm';
import { MergedProposal } from './merged-proposal.entity.js';
import { Proposal } from './proposal.entity.js';

/** The suggestions that have joined this one, oldest first. */
export async function joinedTo(tx: EntityManager, intoId: string): Promise<Proposal[]> {
  const merged = await tx.findBy(MergedProposal, { intoId, undoneAt: IsNull() });
  const where = { id: In(merged.map(({ proposalId }) => proposalId)) };
  return merged.length === 0 ? [] : tx.find(Proposal, { where, order: { receivedAt: 'ASC', id: 'ASC' } });
}

/** Who suggested the same as this one asks for. */
export async function joinedProposers(tx: EntityManager, intoId: string): Promise<MembershipId[]> {
  return (await joinedTo(tx, intoId)).map(({ proposerId }) => proposerId);
}
