import type { Refusal } from '#concordat';
import { whyNotFlagOpposed } from '#power-panel';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Proposal } from '../deliberation/proposal.entity.js';
import type { Actor } from '../membership/actor.js';
import { Clock } from '../platform/clock.js';
import { Statement } from '../statements/statement.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { FirstOpposed } from './power-panel.entity.js';

/** One act: a co-chair or a facilitator says that the council had opposed a suggestion at first, or takes that back. */
@Injectable()
export class FlagFirstOpposed {
  constructor(
    private readonly db: DataSource,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
  ) {}

  run(
    actor: Actor,
    { proposalId, flag }: { readonly proposalId: string; readonly flag: boolean },
  ): Promise<{ done: boolean; refusals: Refusal[] }> {
    return this.db.transaction(async (tx) => {
      const { statementId, roles, membershipId: flaggedBy } = actor;
      await tx.findOneByOrFail(Proposal, { id: proposalId, statementId });
      const lock = { mode: 'for_no_key_update' } as const;
      const { state: documentState } = await tx.findOneOrFail(Statement, { where: { id: statementId }, lock });
      const isFlagged = await tx.existsBy(FirstOpposed, { proposalId });
      const refusals = whyNotFlagOpposed({ documentState, roles, isFlagged, flag });
      if (refusals.length > 0) return { done: false, refusals };
      if (flag) await tx.insert(FirstOpposed, { proposalId, statementId, flaggedBy, at: this.clock.now() });
      else await tx.delete(FirstOpposed, { proposalId });
      await this.timeline.add(tx, {
        ...{ chain: statementId, kind: 'proposal.first-opposed', actor },
        facts: { proposal: proposalId, flag },
      });
      return { done: true, refusals: [] };
    });
  }
}
