import { addWorkingDays, dayInEngland } from '#concordat';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ConcordatReader } from '../concordats/concordat.reader.js';
import { Clock } from '../platform/clock.js';
import { Randomness } from '../platform/randomness.js';
import type { OpenedStage, Opener, StageFollower } from '../statements/stage-gates.js';
import { Timeline } from '../timeline/timeline.js';
import { Mediation } from './mediation.entity.js';

/**
 * Part of opening the stage: begins a mediation, with the limit that the groups agreed. The record says for whose co-chair it
 * began, where the other did not answer.
 */
@Injectable()
export class OpenMediation implements StageFollower {
  constructor(
    private readonly concordats: ConcordatReader,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
  ) {}

  async opened(tx: EntityManager, by: Opener, { to, unanswered }: OpenedStage): Promise<void> {
    if (to !== 'MEDIATION') return;
    const { statementId, membershipId: openedBy } = by;
    const { concordat } = await this.concordats.standing(statementId, tx);
    const openedAt = this.clock.now();
    const until = addWorkingDays(dayInEngland(openedAt), concordat.parameters.mediationWorkingDays);
    const id = this.randomness.uuid();
    await tx.insert<object>(Mediation, {
      ...{ id, statementId, sectionId: null, issue: null, mediator: null, attempts: [] },
      ...{ outcome: null, until, openedBy, openedAt, endedAt: null },
    });
    const facts = { mediation: id, until, ...(unanswered && { askedBy: by.constituency }) };
    const actor = unanswered ? null : by;
    await this.timeline.add(tx, { chain: statementId, kind: 'mediation.opened', actor, facts });
  }
}
