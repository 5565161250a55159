import type { EntityManager } from 'typeorm';
import { brokenRowsOf, type BrokenRow } from '../live-editing/log-chain.js';
import { Section } from '../statements/section.entity.js';
import { SectionUpdate } from '../live-editing/section-update.entity.js';
import { Publication } from './publication.entity.js';
import { chainsIn, verifyRecordRows, type RecordOnDisk } from './verify-record-rows.js';
import { verifyPublication, verifySignOffs, verifyVersions } from './verify-signed-rows.js';

/** What was checked, and every row that is not what was stored. */
export interface VerifiedData {
  readonly entries: number;
  readonly openings: number;
  readonly rows: number;
  readonly publications: number;
  readonly faults: readonly BrokenRow[];
}

/**
 * Checks everything that carries a hash, and what repeats it: records with their checkpoints and openings, logs of sections,
 * frozen versions, sign-offs and published files. Reads only. To be called in one transaction that sees one moment.
 */
export async function verifyData(tx: EntityManager): Promise<VerifiedData> {
  const faults: BrokenRow[] = [];
  let [entries, openings, publications] = [0, 0, 0];
  for (const chain of await chainsIn(tx)) {
    const record = await verifyRecordRows(tx, chain);
    entries += record.entries.length;
    openings += record.openings.length;
    const statementId = chain as Section['statementId'];
    const sections = await tx.find(Section, { where: { statementId }, order: { position: 'ASC' } });
    faults.push(...record.faults);
    for (const section of sections) {
      const places = new Map<string, string>();
      faults.push(...(await brokenRowsOf(tx, section, places)));
      faults.push(...(await verifyVersions(tx, section, { record, places })));
    }
    faults.push(...(await verifySignOffs(tx, { statementId, sections, record })));
    const published = await tx.find(Publication, { where: { statementId }, order: { version: 'ASC' } });
    for (const publication of published) faults.push(...(await verifyPublication(tx, publication, record)));
    faults.push(...missingOf(published, record, chain));
    publications += published.length;
  }
  return { entries, openings, publications, rows: await tx.count(SectionUpdate), faults };
}

/** Versions that the record says were published, and that are not there. */
function missingOf(published: readonly Publication[], { entries }: Pick<RecordOnDisk, 'entries'>, chain: string) {
  const there = new Set<unknown>(published.map(({ version }) => version));
  return entries
    .filter(({ kind, facts }) => kind === 'statement.published' && !there.has(facts.version))
    .map(({ facts }): BrokenRow => {
      return { table: 'publication', row: chain, because: `Version ${String(facts.version)} is gone.` };
    });
}
