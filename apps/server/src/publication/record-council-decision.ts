import { dayInEngland, type Refusal } from '#concordat';
import { whyNotCouncilDecision } from '#publication';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { actorNow } from '../membership/actor-now.js';
import type { Actor } from '../membership/actor.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Clock } from '../platform/clock.js';
import { Randomness } from '../platform/randomness.js';
import { SignOffReader } from '../sign-off/sign-off.reader.js';
import { Statement } from '../statements/statement.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { CouncilDecision } from './publication.entity.js';
import { lockSections } from './lock-sections.js';
import { lockedSince } from './locked-since.js';

/** What a council's own decision-making body decided. */
export interface DecisionToRecord {
  readonly body: string;
  /** ISO date. */
  readonly date: string;
  readonly reference: string;
  readonly decision: 'AGREED' | 'CHANGES_ASKED_FOR';
  /** ISO date. */
  readonly callInEnds: string;
}

/** One act: a co-chair or the sponsor records what the council decided about exactly the signed text (R22, R23). */
@Injectable()
export class RecordCouncilDecision {
  // eslint-disable-next-line max-params -- the act needs the signed text, the record, the clock and the feed
  constructor(
    private readonly db: DataSource,
    private readonly signOffs: SignOffReader,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
    private readonly changes: ChangeFeed,
  ) {}

  async run(
    actor: Actor,
    taken: DecisionToRecord,
  ): Promise<{ councilDecision: CouncilDecision | null; refusals: Refusal[] }> {
    const result = await this.db.transaction(async (tx) => {
      await lockSections(tx, actor.statementId);
      const { roles } = await actorNow(tx, actor);
      const { state } = await tx.findOneByOrFail(Statement, { id: actor.statementId });
      const documentHash = await this.signOffs.documentHash(actor.statementId, tx);
      const today = dayInEngland(this.clock.now());
      const wordsSince = await lockedSince(tx, actor.statementId);
      const request = { ...taken, documentState: state, documentHash, roles, today, wordsSince };
      const refusals = whyNotCouncilDecision(request);
      if (refusals.length > 0 || documentHash === null) return { councilDecision: null, refusals };
      return { councilDecision: await this.write(tx, actor, { taken, documentHash }), refusals: [] };
    });
    if (result.councilDecision) this.changes.publish(`statement:${actor.statementId}`, { kind: 'council-decision' });
    return result;
  }

  private async write(
    tx: EntityManager,
    actor: Actor,
    { taken, documentHash }: { taken: DecisionToRecord; documentHash: CouncilDecision['documentHash'] },
  ): Promise<CouncilDecision> {
    const { body, date, reference, decision, callInEnds } = taken;
    const councilDecision: CouncilDecision = {
      id: this.randomness.uuid(),
      statementId: actor.statementId,
      body: body.trim(),
      date,
      reference: reference.trim(),
      decision,
      callInEnds,
      documentHash,
      recordedBy: actor.membershipId,
      recordedAt: this.clock.now(),
    };
    await tx.insert(CouncilDecision, councilDecision);
    const facts = { id: councilDecision.id, date, decision, callInEnds, documentHash };
    const committed = { body: councilDecision.body, reference: councilDecision.reference };
    const chain = actor.statementId;
    await this.timeline.add(tx, { chain, kind: 'council-decision.recorded', actor, facts, committed });
    return councilDecision;
  }
}
