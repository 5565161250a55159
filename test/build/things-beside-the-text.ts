import type { MembershipId, SectionId, StatementId } from '#concordat';
import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { DeclaredLimit, Nomination } from '../../apps/server/src/convening/convening.entity.js';
import { Proposal } from '../../apps/server/src/deliberation/proposal.entity.js';

/** A suggestion, a nomination and something that is fixed, of one member: gives what each is called in an argument. */
export async function thingsBesideTheText(
  db: DataSource,
  of: { readonly statementId: StatementId; readonly sectionId: SectionId; readonly memberId: MembershipId },
): Promise<{ proposalId: string; intoProposalId: string; nominationId: string; limitId: string }> {
  const { statementId, sectionId, memberId } = of;
  const [proposalId, nominationId, limitId] = [randomUUID(), randomUUID(), randomUUID()];
  const at = new Date();
  await db.manager.insert<object>(Proposal, {
    ...{ id: proposalId, statementId, sectionId, blockId: 'b', baseText: '', proposedText: 'T', reason: 'T' },
    ...{ proposerId: memberId, status: 'OPEN', receivedAt: at },
  });
  await db.manager.insert<object>(Nomination, {
    ...{ id: nominationId, statementId, kind: 'topic', text: 'T', nominatedBy: memberId, at },
  });
  await db.manager.insert<object>(DeclaredLimit, {
    ...{ id: limitId, statementId, kind: 'money', text: 'T', reason: 'T', endsOn: '2099-01-01' },
    ...{ declaredBy: memberId, at },
  });
  return { proposalId, intoProposalId: proposalId, nominationId, limitId };
}
