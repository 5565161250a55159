import type { StatementId } from '#concordat';
import type { DataSource } from 'typeorm';
import { openDatabaseBeside } from '../../apps/server/src/database.js';
import { readConfig, type Environment } from '../../apps/server/src/platform/read-config.js';

/** As if comments had opened long ago, with every format there from the first day: the time of each group is served. */
export async function serveCommentTime(db: Pick<DataSource, 'query'>, statementId: StatementId): Promise<void> {
  const longAgo = `'2020-01-01'`;
  await db.query(`UPDATE comment_period SET opens_on = ${longAgo} WHERE statement_id = $1`, [statementId]);
  await db.query(`UPDATE format_owed SET ready_on = ${longAgo} WHERE statement_id = $1`, [statementId]);
}

/** The same beside a server that runs with these settings, in its database. */
export async function serveCommentTimeBeside(env: Environment, statementId: StatementId): Promise<void> {
  const { db, close } = await openDatabaseBeside(readConfig(env));
  await serveCommentTime(db, statementId);
  await close();
}
