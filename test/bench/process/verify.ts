import { verifyChain, type RecordEntry } from '#record';
import type { DataSource } from 'typeorm';
import { verifyData, type VerifiedData } from '../../../apps/server/src/publication/verify-data.js';

/** Reads a whole record and checks every entry of it against the one before. */
export async function verifyRecord(db: DataSource, chain: string): Promise<{ entries: number; faults: string[] }> {
  const rows = await db.query<RecordEntry[]>(
    `SELECT 1 AS v, chain, seq, at, kind, actor, constituency, facts, commitments, previous, hash
       FROM record_entry WHERE chain = $1 ORDER BY seq`,
    [chain],
  );
  return { entries: rows.length, faults: verifyChain(rows).map(({ because }) => because) };
}

/** Checks everything that carries a hash, as an operator does. */
export function verifyAll(db: DataSource): Promise<VerifiedData> {
  return verifyData(db.manager);
}
