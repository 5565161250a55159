import type { DataSource } from 'typeorm';

/**
 * How many connections to this database wait for a lock. Asked on a connection of its own: within a
 * transaction the answer would be the same each time.
 */
export async function waitingForLocks(db: DataSource): Promise<number> {
  const [row] = await db.query<[{ count: number }]>(
    `SELECT count(*)::int AS count FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  );
  return row.count;
}
