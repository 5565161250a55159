import { verifyBundle } from '#publication';
import { opens, verifyChain, type RecordEntry } from '#record';
import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { chainEntries, type LogHead } from '../../../apps/server/src/live-editing/update-log.js';
import { SectionUpdate } from '../../../apps/server/src/live-editing/section-update.entity.js';
import { Publication } from '../../../apps/server/src/publication/publication.entity.js';
import { Section } from '../../../apps/server/src/statements/section.entity.js';
import { RecordEntryRow, RecordOpening } from '../../../apps/server/src/timeline/record-entry.entity.js';

/** What was checked, and everything that is wrong. */
export interface Verified {
  readonly entries: number;
  readonly openings: number;
  readonly rows: number;
  readonly publications: number;
  readonly faults: readonly string[];
}

/** Reads a whole record and checks every entry of it against the one before. */
export async function verifyRecord(db: DataSource, chain: string): Promise<{ entries: number; faults: string[] }> {
  const rows = await db.query<RecordEntry[]>(
    `SELECT 1 AS v, chain, seq, at, kind, actor, constituency, facts, commitments, previous, hash
       FROM record_entry WHERE chain = $1 ORDER BY seq`,
    [chain],
  );
  return { entries: rows.length, faults: verifyChain(rows).map(({ because }) => because) };
}

/** Checks everything that carries a hash: records and what opens their commitments, logs of sections, published files. */
export async function verifyAll(db: DataSource): Promise<Verified> {
  const faults: string[] = [];
  let entries = 0;
  const chains = await db.query<{ chain: string }[]>('SELECT chain FROM record_chain ORDER BY chain');
  for (const { chain } of chains) {
    const record = await verifyRecord(db, chain);
    entries += record.entries;
    faults.push(...record.faults.map((fault) => `Record ${chain}: ${fault}`));
  }
  const openings = await verifyOpenings(db, faults);
  const rows = await verifyLogs(db, faults);
  const publications = await db.manager.find(Publication);
  for (const { bundle, sha256, id } of publications) {
    const isSame = createHash('sha256').update(bundle).digest('hex') === sha256;
    if (!isSame || !verifyBundle(Buffer.from(bundle)).ok) faults.push(`Publication ${id} is not what was signed.`);
  }
  return { entries, openings, rows, publications: publications.length, faults };
}

async function verifyOpenings(db: DataSource, faults: string[]): Promise<number> {
  const openings = await db.manager.find(RecordOpening);
  const entries = await db.manager.find(RecordEntryRow, { select: { chain: true, seq: true, commitments: true } });
  const commitments = new Map(entries.map(({ chain, seq, commitments: of }) => [`${chain} ${seq}`, of]));
  for (const { chain, seq, name, salt, content } of openings) {
    const commitment = commitments.get(`${chain} ${seq}`)?.[name] ?? '';
    if (!opens(commitment, { salt, content })) faults.push(`Entry ${seq} of ${chain}: "${name}" is not opened.`);
  }
  return openings.length;
}

/** Makes each log's chain anew from its rows. */
async function verifyLogs(db: DataSource, faults: string[]): Promise<number> {
  let count = 0;
  for (const { id: sectionId, epoch, headSeq, logHead } of await db.manager.find(Section)) {
    let head: LogHead = { epoch, seq: 0, logHead: '0'.repeat(64) };
    for (const row of await db.manager.find(SectionUpdate, { where: { sectionId, epoch }, order: { seq: 'ASC' } })) {
      const { membershipId, capacity, onBehalfOf, clientIds, bytes, at, restores, chain } = row;
      const author = { membershipId, capacity, onBehalfOf };
      const entry = { author, clientIds: clientIds.map(Number), bytes, ...(restores !== null && { restores }) };
      const made = chainEntries(head, [entry], at);
      if (made.head.logHead !== chain) faults.push(`Row ${row.seq} of section ${sectionId} is not in its chain.`);
      head = made.head;
      count += 1;
    }
    if (head.seq !== headSeq || head.logHead !== logHead) faults.push(`Section ${sectionId} ends elsewhere.`);
  }
  return count;
}
