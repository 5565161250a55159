import {
  CHECKED_KINDS,
  promiseStatus,
  type ConcordatPromise,
  type PromiseMark,
  type PromiseStatus,
  type RecordedAct,
  type StatementId,
} from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { RecordEntryRow } from '../timeline/record-entry.entity.js';
import { PromiseMarkRow } from './concordat.entity.js';
import type { VersionInForce } from './concordat.reader.js';

/** A promise and what became of it. */
export interface PromiseStanding {
  readonly promise: ConcordatPromise;
  readonly status: PromiseStatus;
  /** What groups said of it, oldest first; none where it is counted. */
  readonly marks: readonly PromiseMark[];
}

/** Works out what became of promises: from the record, and from what groups said. */
@Injectable()
export class PromiseReader {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Every promise of a version: as it stands now, or as it stood when the next version took its place. */
  async of(
    statementId: StatementId,
    versions: readonly VersionInForce[],
    { concordat, until }: Pick<VersionInForce, 'concordat' | 'until'>,
    tx: EntityManager = this.db.manager,
  ): Promise<PromiseStanding[]> {
    const order = { at: 'ASC', id: 'ASC' } as const;
    const rows = await tx.find(PromiseMarkRow, { where: { statementId }, order });
    const acts = await this.acts(tx, statementId);
    const { parameters } = concordat;
    return concordat.promises.map((promise) => {
      const since = madeAt(versions, promise.id)?.toISOString() ?? NEVER;
      const now = (until ?? this.clock.now()).toISOString();
      const marks = rows.filter((row) => row.promise === promise.id).map(markOf);
      return { promise, status: promiseStatus(promise, { acts, parameters, now, since, marks }), marks };
    });
  }

  private async acts(tx: EntityManager, chain: StatementId): Promise<RecordedAct[]> {
    return tx.find(RecordEntryRow, {
      select: { seq: true, at: true, kind: true, actor: true, constituency: true, facts: true },
      where: { chain, kind: In([...CHECKED_KINDS]) },
      order: { seq: 'ASC' },
    });
  }
}

/** When every group had first agreed to a promise; null while they have not. */
function madeAt(versions: readonly VersionInForce[], id: string): Date | null {
  return versions.find(({ concordat }) => concordat.promises.some((promise) => promise.id === id))?.since ?? null;
}

function markOf({ constituency, kept, reason, at }: PromiseMarkRow): PromiseMark {
  return { constituency, kept, reason, at: at.toISOString() };
}

/** Later than anything that is recorded. */
const NEVER = '9999';
