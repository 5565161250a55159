import { proposalMoves, whyNotWithdraw } from '#deliberation';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Section } from '../statements/section.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { AnswerPutForward } from './answer-put-forward.entity.js';
import type { SuggestionChanged } from './give-answer.js';
import { joinedTo } from './joined.js';
import { MergedProposal } from './merged-proposal.entity.js';
import { Proposal } from './proposal.entity.js';

/** One act: somebody takes back a suggestion of their own, or a facilitator one for whom it was written down, that has no answer yet. Those that had joined it are open again. */
@Injectable()
export class WithdrawProposal {
  constructor(
    private readonly db: DataSource,
    private readonly timeline: Timeline,
    private readonly changes: ChangeFeed,
  ) {}

  async run(actor: Actor, { proposalId }: { proposalId: string }): Promise<SuggestionChanged> {
    const done = await this.db.transaction((tx) => this.withdraw(tx, actor, proposalId));
    if (done.proposal) {
      const { statementId, sectionId } = done.proposal;
      this.changes.publish(`statement:${statementId}`, { kind: 'proposal', sectionId });
    }
    return done;
  }

  private async withdraw(tx: EntityManager, actor: Actor, proposalId: string): Promise<SuggestionChanged> {
    const where = { id: proposalId, statementId: actor.statementId };
    const { sectionId } = await tx.findOneByOrFail(Proposal, where);
    const lock = { mode: 'for_no_key_update' } as const;
    // The section first, so that it cannot be frozen over those that are just opened again.
    const { key } = await tx.findOneOrFail(Section, { where: { id: sectionId }, lock });
    const proposal = await tx.findOneOrFail(Proposal, { where, lock });
    const { status, proposerId: proposer } = proposal;
    const asksForThem = proposal.writtenDownBy !== null && actor.roles.includes('facilitator');
    // Pressed twice, it is taken back once.
    if (status === 'WITHDRAWN' && (asksForThem || proposer === actor.membershipId)) return { proposal, refusals: [] };
    const refusals = whyNotWithdraw({ status, proposer, asking: actor.membershipId, asksForThem });
    if (refusals.length > 0) return { proposal: null, refusals };
    proposal.status = proposalMoves(proposal, 'take-back', 'WITHDRAWN');
    await tx.save(proposal);
    await tx.delete(AnswerPutForward, { proposalId });
    const facts = { proposal: proposal.id, section: key };
    await this.timeline.add(tx, { chain: proposal.statementId, kind: 'proposal.withdrawn', actor, facts });
    for (const joined of await joinedTo(tx, proposal.id)) await this.openAgain(tx, actor, joined, key);
    return { proposal, refusals: [] };
  }

  /** What it asks for still wants an answer (R12). */
  private async openAgain(
    tx: EntityManager,
    actor: Actor,
    { id, round, status }: Proposal,
    section: string,
  ): Promise<void> {
    await tx.update(Proposal, { id }, { status: proposalMoves({ status, round }, 'part', 'OPEN') });
    await tx.delete(MergedProposal, { proposalId: id, round });
    const facts = { proposal: id, section };
    await this.timeline.add(tx, { chain: actor.statementId, kind: 'proposal.opened-again', actor, facts });
  }
}
