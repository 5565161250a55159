import { whyNotMark, type Refusal } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { Clock } from '../platform/clock.js';
import { Randomness } from '../platform/randomness.js';
import { Timeline } from '../timeline/timeline.js';
import { PromiseMarkRow } from './concordat.entity.js';
import { ConcordatReader } from './concordat.reader.js';

/** What somebody says of a promise. */
export interface SaidOfPromise {
  /** Id of the promise, such as `P3`. */
  readonly promise: string;
  readonly kept: boolean;
  readonly reason: string;
}

/** One act: a member of another group than the one that promised says whether the promise was kept, and why. */
@Injectable()
export class MarkPromise {
  constructor(
    private readonly db: DataSource,
    private readonly reader: ConcordatReader,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
  ) {}

  run(actor: Actor, { promise: id, kept, reason }: SaidOfPromise): Promise<{ refusals: Refusal[] }> {
    return this.db.transaction(async (tx) => {
      const { statementId, constituency, membershipId: markedBy } = actor;
      const { concordat, required: groups, complete: isInForce } = await this.reader.standing(statementId, tx);
      const promise = concordat.promises.find((one) => one.id === id) ?? null;
      const refusals = whyNotMark({ promise, constituency, groups, isInForce, reason });
      if (constituency === null || refusals.length > 0) return { refusals };
      const why = reason.trim();
      await tx.insert(PromiseMarkRow, {
        ...{ id: this.randomness.uuid(), statementId, promise: id, constituency, markedBy, kept },
        ...{ reason: why, at: this.clock.now() },
      });
      await this.timeline.add(tx, {
        ...{ chain: statementId, kind: 'promise.marked', actor },
        facts: { promise: id, kept },
        committed: { reason: why },
      });
      return { refusals: [] };
    });
  }
}
