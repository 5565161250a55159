import type { Refusal } from '#concordat';
import { whyNotRate } from '#power-panel';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ConcordatReader } from '../concordats/concordat.reader.js';
import { actorNow } from '../membership/actor-now.js';
import type { Actor } from '../membership/actor.js';
import { Clock } from '../platform/clock.js';
import { Statement } from '../statements/statement.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { LadderRating } from './power-panel.entity.js';
import { ratingsOfThisVersion } from './said-since.js';

/** One act: somebody who signs says for their group how equal it was; again, until publication. */
@Injectable()
export class RateLadder {
  constructor(
    private readonly db: DataSource,
    private readonly concordats: ConcordatReader,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
  ) {}

  run(
    actor: Actor,
    { rung, why }: { readonly rung: number; readonly why: string },
  ): Promise<{ rating: LadderRating | null; refusals: Refusal[] }> {
    return this.db.transaction(async (tx) => {
      const { statementId, membershipId: ratedBy } = actor;
      // Written, so that two of one group cannot say it at once, and publication cannot come between.
      const lock = { mode: 'for_no_key_update' } as const;
      const { state: documentState } = await tx.findOneOrFail(Statement, { where: { id: statementId }, lock });
      const { constituency, signatory } = await actorNow(tx, actor);
      const { required: signing } = await this.concordats.standing(statementId, tx);
      const refusals = whyNotRate({ documentState, signing, constituency, signatory, rung, why });
      if (constituency === null || refusals.length > 0) return { rating: null, refusals };
      const said = await ratingsOfThisVersion(tx, statementId);
      const isAgain = said.some((one) => one.constituency === constituency);
      const rating = { statementId, constituency, rung, why: why.trim(), ratedBy, at: this.clock.now() };
      await tx.upsert(LadderRating, rating, ['statementId', 'constituency']);
      await this.timeline.add(tx, {
        ...{ chain: statementId, kind: isAgain ? 'ladder.rated-again' : 'ladder.rated', actor },
        facts: { rung },
        committed: { why: rating.why },
      });
      return { rating, refusals: [] };
    });
  }
}
