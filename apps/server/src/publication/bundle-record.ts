import type { StatementId } from '#concordat';
import { OPENED_KINDS, type BundleRecord, type RecordOpening as OpeningInBundle } from '#publication';
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

/**
 * What commitments of the record hide and is still there, in order, of kinds of which a file may show something: the rest is
 * not even read. Not for readers: see `publicOpenings`.
 */
export async function openingsOf(tx: EntityManager, chain: StatementId): Promise<OpeningInBundle[]> {
  const rows = await tx
    .createQueryBuilder(RecordOpening, 'opening')
    .innerJoin(RecordEntryRow, 'entry', 'entry.chain = opening.chain AND entry.seq = opening.seq')
    .where('opening.chain = :chain AND entry.kind IN (:...kinds)', { chain, kinds: OPENED_KINDS })
    .orderBy({ 'opening.seq': 'ASC', 'opening.name': 'ASC' })
    .getMany();
  return rows.map(({ seq, name, salt, content }) => ({ seq, name, salt, content }));
}

function entryOf(row: RecordEntryRow): RecordEntry {
  const { chain, seq, at, kind, actor, constituency, facts, commitments, previous, hash } = row;
  return { v: 1, chain, seq, at, kind, actor, constituency, facts, commitments, previous, hash };
}
