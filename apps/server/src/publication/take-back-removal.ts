import type { Refusal } from '#concordat';
import { whyNotTakeBackRemoval } from '#publication';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { Clock } from '../platform/clock.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Statement } from '../statements/statement.entity.js';
import { TurnedKey } from '../statements/turned-key.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { removalAct, waitingKeys } from './removal-keys.js';

/**
 * One act: whoever asked for a content of the record to be removed takes it back, before the other key is turned; where
 * that person has left, a co-chair or the facilitator does (R28).
 */
@Injectable()
export class TakeBackRemoval {
  constructor(
    private readonly db: DataSource,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly changes: ChangeFeed,
  ) {}

  async run(actor: Actor, { seq, name }: { readonly seq: number; readonly name: string }): Promise<TakenBack> {
    const { statementId } = actor;
    const refusals = await this.db.transaction(async (tx) => {
      // So that it is one after the other with a second key that is turned at the same moment.
      await tx.findOneOrFail(Statement, { where: { id: statementId }, lock: { mode: 'pessimistic_write' } });
      const waiting = { statementId, act: removalAct(seq, name), usedAt: IsNull() };
      const [asked = null] = await waitingKeys(tx, statementId, { seq, name });
      const reasons = whyNotTakeBackRemoval({ by: actor, asked });
      if (reasons.length > 0) return reasons;
      await tx.update(TurnedKey, waiting, { usedAt: this.clock.now() });
      const facts = { entry: seq, name };
      await this.timeline.add(tx, { chain: statementId, kind: 'removal.taken-back', actor, facts });
      return [];
    });
    if (refusals.length === 0) this.changes.publish(`statement:${statementId}`, { kind: 'removal' });
    return { takenBack: refusals.length === 0, refusals };
  }
}

/** What came of it. */
export interface TakenBack {
  readonly takenBack: boolean;
  readonly refusals: Refusal[];
}
