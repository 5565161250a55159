import { opens, verifyChain, verifyCheckpoints, type RecordEntry } from '#record';
import type { EntityManager } from 'typeorm';
import type { BrokenRow } from '../live-editing/log-chain.js';
import { checkpointsOf } from '../timeline/checkpoints.js';
import { SigningKeyRow } from '../timeline/checkpoint.entity.js';
import { RecordChain, RecordEntryRow, RecordOpening } from '../timeline/record-entry.entity.js';

/** A whole record, with what is wrong in the rows that hold it. */
export interface RecordOnDisk {
  readonly entries: readonly RecordEntry[];
  readonly openings: readonly RecordOpening[];
  readonly faults: readonly BrokenRow[];
}

/** Every record that there is: also one of which only some rows are left. */
export async function chainsIn(tx: EntityManager): Promise<string[]> {
  const rows = await tx.query<{ chain: string }[]>(
    `SELECT chain FROM record_chain UNION SELECT chain FROM record_entry
      UNION SELECT chain FROM record_opening UNION SELECT chain FROM checkpoint ORDER BY chain`,
  );
  return rows.map(({ chain }) => chain);
}

/** Checks a record: entries, where it ends, checkpoints, and what opens its commitments. */
export async function verifyRecordRows(tx: EntityManager, chain: string): Promise<RecordOnDisk> {
  const rows = await tx.find(RecordEntryRow, { where: { chain }, order: { seq: 'ASC' } });
  const entries = rows.map((row): RecordEntry => ({ v: 1, ...row }));
  const named = (table: string, row: string | number, because: string): BrokenRow => {
    return { table, row: `${chain} ${row}`, because };
  };
  const faults = verifyChain(entries).map(({ seq, because }) => named('record_entry', seq, because));
  const head = await tx.findOneBy(RecordChain, { chain });
  const last = entries.at(-1);
  if (head?.seq !== last?.seq || head?.head !== last?.hash) {
    faults.push({ table: 'record_chain', row: chain, because: `The record ends with entry ${last?.seq ?? 0}.` });
  }
  const keys = (await tx.find(SigningKeyRow)).map(({ publicKey }) => publicKey);
  const checkpoints = await checkpointsOf(tx, chain);
  faults.push(
    ...verifyCheckpoints(entries, checkpoints, keys).map(({ seq, because }) => named('checkpoint', seq, because)),
  );
  const openings = await tx.find(RecordOpening, { where: { chain }, order: { seq: 'ASC', name: 'ASC' } });
  const bySeq = new Map(entries.map(({ seq, commitments }) => [seq, commitments]));
  for (const { seq, name, salt, content } of openings) {
    if (opens(bySeq.get(seq)?.[name] ?? '', { salt, content } as Parameters<typeof opens>[1])) continue;
    faults.push(named('record_opening', `${seq} ${name}`, 'It does not open what was committed to.'));
  }
  return { entries, openings, faults };
}
