import type { SectionId } from '#concordat';
import { MoreThan, type EntityManager } from 'typeorm';
import { Section } from '../statements/section.entity.js';
import { SectionUpdate } from './section-update.entity.js';
import { chainEntries, type LogHead } from './update-log.js';

/** A row of the database that is not what was stored. */
export interface BrokenRow {
  readonly table: string;
  /** Its primary key, as words: `3f0c… 1 17`. */
  readonly row: string;
  readonly because: string;
}

/** Where a log begins. */
export const LOG_START = '0'.repeat(64);

/** Some tens of milliseconds of work, so that a long log keeps nobody else waiting. */
const MOST_ROWS = 1000;

/**
 * Makes the chain of a section's log anew from its rows, and names each row that is not as it was stored. `places` gets the
 * chain at each row, by epoch and number, for whoever compares something with it.
 */
export async function brokenRowsOf(
  tx: EntityManager,
  { id: sectionId, epoch, headSeq, logHead }: Pick<Section, 'id' | 'epoch' | 'headSeq' | 'logHead'>,
  places = new Map<string, string>(),
): Promise<BrokenRow[]> {
  const faults: BrokenRow[] = [];
  let before: Before = { seq: 0, chains: [LOG_START] };
  for (let page = await rowsAfter(tx, { sectionId, epoch }, 0); page.length > 0;) {
    for (const row of page) {
      const made = chainMade(row, before);
      const name = `${sectionId} ${epoch} ${row.seq}`;
      for (const because of made.faults) faults.push({ table: 'section_update', row: name, because });
      places.set(`${epoch} ${row.seq}`, row.chain);
      // Where a row was changed, the next one may follow what it was, or what it says: either way that one is sound.
      before = { seq: row.seq, chains: [...new Set([row.chain, ...made.chains])] };
    }
    page = await rowsAfter(tx, { sectionId, epoch }, before.seq);
  }
  places.set(`${epoch} 0`, LOG_START);
  if (before.seq !== headSeq || !before.chains.includes(logHead)) {
    faults.push({ table: 'section', row: sectionId, because: `Its log ends at row ${before.seq}, not where it says.` });
  }
  return faults;
}

/** Throws, and names the row, where the log of a section is not what people wrote: nobody signs that. */
export async function demandSoundLog(tx: EntityManager, sectionId: SectionId): Promise<void> {
  const section = await tx.findOneByOrFail(Section, { id: sectionId });
  const [broken] = await brokenRowsOf(tx, section);
  if (broken) throw new Error(`${broken.table} ${broken.row}: ${broken.because}`);
}

interface Before {
  readonly seq: number;
  readonly chains: readonly string[];
}

function chainMade(row: SectionUpdate, { seq, chains }: Before): { faults: string[]; chains: string[] } {
  const { membershipId, capacity, onBehalfOf, clientIds, bytes, at, restores, epoch } = row;
  const author = { membershipId, capacity, onBehalfOf };
  const entry = { author, clientIds: clientIds.map(Number), bytes, ...(restores !== null && { restores }) };
  const made = chains.flatMap((logHead) => {
    const head: LogHead = { epoch, seq: row.seq - 1, logHead };
    return chainEntries(head, [entry], at).rows;
  });
  const faults: string[] = [];
  if (row.seq !== seq + 1) faults.push(`It stands where row ${seq + 1} is due.`);
  if (made[0]?.sha256 !== row.sha256) faults.push('Its bytes are not those that were stored.');
  if (!made.some(({ chain }) => chain === row.chain)) faults.push('It is not what the chain was made of.');
  return { faults, chains: made.map(({ chain }) => chain) };
}

function rowsAfter(
  tx: EntityManager,
  log: { readonly sectionId: SectionId; readonly epoch: number },
  seq: number,
): Promise<SectionUpdate[]> {
  return tx.find(SectionUpdate, { where: { ...log, seq: MoreThan(seq) }, order: { seq: 'ASC' }, take: MOST_ROWS });
}
