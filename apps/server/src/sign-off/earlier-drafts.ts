import type { StatementId } from '#concordat';
import { earlierDraftOf } from '#publication';
import { In, type EntityManager } from 'typeorm';
import { RecordEntryRow } from '../timeline/record-entry.entity.js';
import type { MinorityStatement } from './minority-statement.entity.js';

/** Of own words: the number of the draft that they are about, where the section says something else by now (R16, R19). */
export async function earlierDrafts(
  tx: EntityManager,
  statementId: StatementId,
  words: readonly MinorityStatement[],
): Promise<(id: string) => number | null> {
  if (words.length === 0) return () => null;
  const entries = await tx.find(RecordEntryRow, {
    select: { seq: true, kind: true, facts: true },
    where: { chain: statementId, kind: In(['section.frozen', 'minority-statement.attached']) },
    order: { seq: 'ASC' },
  });
  return (id) => earlierDraftOf(entries, id);
}
