import { DataSource } from 'typeorm';
import { entities } from './entities.js';
import { migrations } from './migrations/index.js';
import { KeptAnswer } from './platform/kept-answer.entity.js';
import { QueuedMail } from './platform/queued-mail.entity.js';
import { SnakeNaming } from './platform/snake-naming.js';

/** What may differ from one program to another. */
export interface DatabaseSettings {
  readonly poolSize?: number;
  /** A transaction in which nothing is asked for this long is undone, see `dataSource`. */
  readonly idleInTransactionMs?: number;
}

/**
 * The database at this address with every table of the product; not connected yet. A server that vanishes in the middle
 * of a transaction would hold its locks for hours, and nobody could write in that section on any other server: the
 * database undoes what nobody goes on with. No act computes for so long between two questions.
 */
export function dataSource(
  url: string,
  { poolSize = 20, idleInTransactionMs = 20_000 }: DatabaseSettings = {},
): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities: [...entities, KeptAnswer, QueuedMail],
    migrations: [...migrations],
    migrationsTableName: 'migrations',
    namingStrategy: new SnakeNaming(),
    synchronize: false,
    installExtensions: false,
    uuidExtension: 'pgcrypto',
    applicationName: 'common-position',
    connectTimeoutMS: 5_000,
    poolSize,
    extra: { idle_in_transaction_session_timeout: idleInTransactionMs, keepAlive: true },
  });
}
