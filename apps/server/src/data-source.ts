import { DataSource } from 'typeorm';
import { entities } from './entities.js';
import { migrations } from './migrations/index.js';
import { QueuedMail } from './platform/queued-mail.entity.js';
import { SnakeNaming } from './platform/snake-naming.js';

/** The database at this address with every table of the product; not connected yet. */
export function dataSource(url: string, { poolSize = 20 }: { poolSize?: number } = {}): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities: [...entities, QueuedMail],
    migrations: [...migrations],
    migrationsTableName: 'migrations',
    namingStrategy: new SnakeNaming(),
    synchronize: false,
    installExtensions: false,
    uuidExtension: 'pgcrypto',
    applicationName: 'common-position',
    connectTimeoutMS: 5_000,
    poolSize,
  });
}
