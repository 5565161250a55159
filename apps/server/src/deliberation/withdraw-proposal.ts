import { whyNotWithdraw } from '#deliberation';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Section } from '../statements/section.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { AnswerPutForward } from './answer-put-forward.entity.js';
import type { SuggestionChanged } from './give-answer.js';
import { Proposal } from './proposal.entity.js';

/** One act: somebody takes back a suggestion of their own that has no answer yet. */
@Injectable()
export class WithdrawProposal {
  constructor(
    private readonly db: DataSource,
    private readonly timeline: Timeline,
    private readonly changes: ChangeFeed,
  ) {}

  async run(actor: Actor, { proposalId }: { proposalId: string }): Promise<SuggestionChanged> {
    const done = await this.db.transaction(async (tx): Promise<SuggestionChanged> => {
      const where = { id: proposalId, statementId: actor.statementId };
      const proposal = await tx.findOneOrFail(Proposal, { where, lock: { mode: 'pessimistic_write' } });
      const { status, proposerId: proposer } = proposal;
      const refusals = whyNotWithdraw({ status, proposer, asking: actor.membershipId });
      if (refusals.length > 0) return { proposal: null, refusals };
      const { key } = await tx.findOneByOrFail(Section, { id: proposal.sectionId });
      proposal.status = 'WITHDRAWN';
      await tx.save(proposal);
      await tx.delete(AnswerPutForward, { proposalId });
      await this.timeline.add(tx, {
        chain: proposal.statementId,
        kind: 'proposal.withdrawn',
        actor,
        facts: { proposal: proposal.id, section: key },
      });
      return { proposal, refusals: [] };
    });
    if (done.proposal) {
      const { statementId, sectionId } = done.proposal;
      this.changes.publish(`statement:${statementId}`, { kind: 'proposal', sectionId });
    }
    return done;
  }
}
