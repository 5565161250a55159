import { RecordChain } from '../../apps/server/src/timeline/record-entry.entity.js';
import type { ActsApp } from './acts-app.js';
import type { StatementUnderTest } from './company.js';
import { until } from './until.js';
import { waitingForLocks } from './waiting-for-locks.js';

/** Begins acts and holds the record, which each adds to last, until every one of them waits for it or for another. */
export async function allAtOnce<Answer>(
  { db }: ActsApp,
  { id: chain }: StatementUnderTest,
  begin: () => Promise<Answer>[],
): Promise<Promise<Answer>[]> {
  return db.transaction(async (tx) => {
    await tx.findOneOrFail(RecordChain, { where: { chain }, lock: { mode: 'pessimistic_write' } });
    const begun = begin();
    await until(async () => (await waitingForLocks(db)) === begun.length);
    return begun;
  });
}
