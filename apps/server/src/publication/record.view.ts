import type { StatementId } from '#concordat';
import { checkpointLine, type SignedCheckpoint } from '#record';
import { Injectable } from '@nestjs/common';
import { DataSource, MoreThan } from 'typeorm';
import { CheckpointRow } from '../timeline/checkpoint.entity.js';
import { asSigned, checkpointsOf, keysOf } from '../timeline/checkpoints.js';
import type { CheckpointConnectionType } from './record.types.js';

/** Most checkpoints on one page. */
const MOST = 100;

/** Shows the checkpoints of a record. */
@Injectable()
export class RecordView {
  constructor(private readonly db: DataSource) {}

  /** A page of checkpoints. A cursor is the number of an entry: checkpoints are only ever added after it. */
  async checkpoints(
    chain: StatementId,
    { first, after }: { readonly first: number; readonly after: string | null },
  ): Promise<CheckpointConnectionType> {
    const take = Math.min(Math.max(first, 1), MOST);
    const from = after !== null && /^\d{1,9}$/.test(after) ? Number(after) : 0;
    const where = { chain, seq: MoreThan(from) };
    const rows = await this.db.manager.find(CheckpointRow, { where, order: { seq: 'ASC' }, take: take + 1 });
    const totalCount = await this.db.manager.countBy(CheckpointRow, { chain });
    const edges = rows.slice(0, take).map((row) => {
      const checkpoint = asSigned(row);
      return { cursor: String(row.seq), node: { ...checkpoint, line: checkpointLine(checkpoint) } };
    });
    const pageInfo = { hasNextPage: rows.length > take, endCursor: edges.at(-1)?.cursor ?? null };
    return { edges, pageInfo, totalCount };
  }

  /** Every checkpoint of a record with the public keys that made them, as anybody may read them once it is published. */
  async all(chain: StatementId): Promise<{ checkpoints: SignedCheckpoint[]; keys: string[] }> {
    const checkpoints = await checkpointsOf(this.db.manager, chain);
    return { checkpoints, keys: await keysOf(this.db.manager, checkpoints) };
  }
}
