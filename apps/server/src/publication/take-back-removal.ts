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
    const done = await this.db.transaction(async (tx): Promise<TakenBack> => {
      // So that it is one after the other with a second key that is turned at the same moment.
      const statement = await tx.findOneOrFail(Statement, {
        where: { id: statementId },
        lock: { mode: 'for_no_key_update' },
      });
      const waiting = { statementId, act: removalAct(seq, name), usedAt: IsNull() };
      const [asked = null] = await waitingKeys(tx, statementId, { seq, name });
      const refusals = whyNotTakeBackRemoval({ by: actor, asked });
      if (refusals.length > 0) return { statement: null, refusals };
      await tx.update(TurnedKey, waiting, { usedAt: this.clock.now() });
      const facts = { entry: seq, name };
      await this.timeline.add(tx, { chain: statementId, kind: 'removal.taken-back', actor, facts });
      return { statement, refusals: [] };
    });
    if (done.statement) this.changes.publish(`statement:${statementId}`, { kind: 'removal' });
    return done;
  }
}

/** What came of it: null when refused. */
export interface TakenBack {
  readonly statement: Statement | null;
  readonly refusals: Refusal[];
}
