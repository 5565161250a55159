import { dayInEngland, whyNotLogOutreach, type Refusal } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ConcordatReader } from '../concordats/concordat.reader.js';
import type { Actor } from '../membership/actor.js';
import { Clock } from '../platform/clock.js';
import { Randomness } from '../platform/randomness.js';
import { Statement } from '../statements/statement.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { Outreach } from './convening.entity.js';

/** Whom somebody asked to take part. */
export interface Asked {
  /** YYYY-MM-DD. */
  readonly on: string;
  readonly how: string;
  readonly place: string;
  /** The group that was meant. */
  readonly constituency: string;
  readonly reached: number;
}

/** One act: a co-chair or a facilitator notes whom they asked to take part, and how. */
@Injectable()
export class LogOutreach {
  constructor(
    private readonly db: DataSource,
    private readonly concordats: ConcordatReader,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
  ) {}

  run(actor: Actor, asked: Asked): Promise<{ outreach: Outreach | null; refusals: Refusal[] }> {
    return this.db.transaction(async (tx) => {
      const { statementId, roles, membershipId } = actor;
      const lock = { mode: 'pessimistic_read' } as const;
      const { state: documentState } = await tx.findOneOrFail(Statement, { where: { id: statementId }, lock });
      const { required } = await this.concordats.standing(statementId, tx);
      const now = this.clock.now();
      const refusals = whyNotLogOutreach({
        ...asked,
        ...{ documentState, roles, groups: [...required, 'PUBLIC'], today: dayInEngland(now) },
      });
      if (refusals.length > 0) return { outreach: null, refusals };
      const { on, constituency, reached } = asked;
      const [how, place] = [asked.how.trim(), asked.place.trim()];
      const outreach: Outreach = {
        ...{ id: this.randomness.uuid(), statementId, on, how, place, constituency, reached },
        ...{ loggedBy: membershipId, at: now },
      };
      await tx.insert(Outreach, outreach);
      await this.timeline.add(tx, {
        ...{ chain: statementId, kind: 'outreach.logged', actor },
        // The record is public, and a small number of people is not: it is only committed to.
        facts: { outreach: outreach.id, on, group: constituency },
        committed: { how, place, reached },
      });
      return { outreach, refusals: [] };
    });
  }
}
