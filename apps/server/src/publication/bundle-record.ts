import type { StatementId } from '#concordat';
import type { BundleRecord, RecordOpening as OpeningInBundle } from '#publication';
import { GENESIS, type RecordEntry } from '#record';
import type { EntityManager } from 'typeorm';
import { checkpointsOf, keysOf } from '../timeline/checkpoints.js';
import { RecordEntryRow, RecordOpening } from '../timeline/record-entry.entity.js';

/** A statement's record up to its newest entry. */
export async function recordOf(tx: EntityManager, chain: StatementId): Promise<BundleRecord> {
  const rows = await tx.find(RecordEntryRow, { where: { chain }, order: { seq: 'ASC' } });
  const checkpoints = await checkpointsOf(tx, chain);
  const keys = await keysOf(tx, checkpoints);
  return { entries: rows.map(entryOf), head: rows.at(-1)?.hash ?? GENESIS, checkpoints, keys };
}

/** What the record's commitments hide and is still there, in order. Not for readers: see `publicOpenings`. */
export async function openingsOf(tx: EntityManager, chain: StatementId): Promise<OpeningInBundle[]> {
  const rows = await tx.find(RecordOpening, { where: { chain }, order: { seq: 'ASC', name: 'ASC' } });
  return rows.map(({ seq, name, salt, content }) => ({ seq, name, salt, content }));
}

function entryOf(row: RecordEntryRow): RecordEntry {
  const { chain, seq, at, kind, actor, constituency, facts, commitments, previous, hash } = row;
  return { v: 1, chain, seq, at, kind, actor, constituency, facts, commitments, previous, hash };
}
