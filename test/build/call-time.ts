import type { StatementId } from '#concordat';
import type { DataSource } from 'typeorm';
import { openDatabaseBeside } from '../../apps/server/src/database.js';
import { readConfig, type Environment } from '../../apps/server/src/platform/read-config.js';

/** As if the statement had been started long ago: its public call has been open for as long as its agreement asks. */
export async function serveCallTime(db: Pick<DataSource, 'query'>, statementId: StatementId): Promise<void> {
  await db.query(`UPDATE statement SET started_at = '2020-01-01' WHERE id = $1`, [statementId]);
}

/** The same beside a server that runs with these settings, in its database. */
export async function serveCallTimeBeside(env: Environment, statementId: StatementId): Promise<void> {
  const { db, close } = await openDatabaseBeside(readConfig(env));
  await serveCallTime(db, statementId);
  await close();
}
