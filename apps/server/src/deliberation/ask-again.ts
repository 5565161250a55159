import { whyNotReconsider } from '#deliberation';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Section } from '../statements/section.entity.js';
import { Timeline } from '../timeline/timeline.js';
import type { SuggestionChanged } from './give-answer.js';
import { Proposal } from './proposal.entity.js';

/** What should be looked at again, and why. */
export interface AskedAgain {
  readonly proposalId: string;
  readonly reason: string;
}

/** One act: whoever suggested a change asks once for another pair to look at it again. The first answer stays (R15). */
@Injectable()
export class AskAgain {
  constructor(
    private readonly db: DataSource,
    private readonly timeline: Timeline,
    private readonly changes: ChangeFeed,
  ) {}

  async run(actor: Actor, { proposalId, reason }: AskedAgain): Promise<SuggestionChanged> {
    const done = await this.db.transaction(async (tx): Promise<SuggestionChanged> => {
      const where = { id: proposalId, statementId: actor.statementId };
      const { sectionId } = await tx.findOneByOrFail(Proposal, where);
      // The section first, so that it cannot be frozen over a suggestion that is just opened again.
      const lock = { mode: 'pessimistic_write' } as const;
      const section = await tx.findOneOrFail(Section, { where: { id: sectionId }, lock });
      const proposal = await tx.findOneOrFail(Proposal, { where, lock });
      const { status, round, proposerId: proposer } = proposal;
      const asking = actor.membershipId;
      const refusals = whyNotReconsider({ status, round, proposer, asking, sectionState: section.state, reason });
      if (refusals.length > 0) return { proposal: null, refusals };
      Object.assign(proposal, { status: 'OPEN', round: 2, askedAgainBecause: reason.trim() });
      await tx.save(proposal);
      await this.timeline.add(tx, {
        chain: proposal.statementId,
        kind: 'proposal.asked-again',
        actor,
        facts: { proposal: proposal.id, section: section.key },
        committed: { reason: reason.trim() },
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
