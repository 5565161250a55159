import { dayInEngland, pausesAmong, type Pause, type StatementId } from '#concordat';
import type { EntityManager } from 'typeorm';
import { RecordEntryRow } from '../timeline/record-entry.entity.js';

/** Days on which a statement was paused, as its record says: nobody's time runs on them. */
export async function pausesOf(tx: EntityManager, statementId: StatementId, now: Date): Promise<Pause[]> {
  const where = { chain: statementId, kind: 'stage.opened' };
  const stages = await tx.find(RecordEntryRow, { where, order: { seq: 'ASC' } });
  return pausesAmong(
    stages.map(({ at, facts }) => ({ on: dayInEngland(at), from: String(facts.from), to: String(facts.to) })),
    dayInEngland(now),
  );
}
