import type { DataSource } from 'typeorm';
import { dataSource } from './data-source.js';
import type { Config } from './platform/config.js';
import { lockDataDir, serverOn } from './platform/data-dir-lock.js';
import { runningPostgres, startEmbeddedPostgres } from './platform/embedded-postgres/embedded-postgres.js';
import { StartFault } from './platform/start-fault.js';

/** The product's database, connected and with the tables of this version. */
export interface OpenDatabase {
  readonly db: DataSource;
  /** Sentences for the operator about where things are. */
  readonly notes: readonly string[];
  close(): Promise<void>;
}

/** Opens DATABASE_URL, or starts the embedded database, and brings its tables up to date. */
export async function openDatabase(config: Config): Promise<OpenDatabase> {
  if (config.databaseUrl !== null) {
    const db = await connect(config.databaseUrl);
    return withTables({ db, notes: [], close: () => db.destroy() });
  }
  const unlock = await lockDataDir(config.dataDir);
  try {
    return await openEmbedded(config.dataDir, unlock);
  } catch (fault) {
    await unlock();
    throw fault;
  }
}

async function openEmbedded(dataDir: string, unlock: () => Promise<void>): Promise<OpenDatabase> {
  const { url, notes, stop } = await startEmbeddedPostgres(dataDir);
  const db = await connect(url).catch(async (fault: unknown) => {
    await stop();
    throw fault;
  });
  const close = async (): Promise<void> => {
    await db.destroy();
    await stop();
    await unlock();
  };
  return withTables({ db, notes, close });
}

/** The same for a command that runs beside a server: where one runs on the data directory, its database is used. */
export async function openDatabaseBeside(config: Config): Promise<OpenDatabase> {
  if (config.databaseUrl !== null || (await serverOn(config.dataDir)) === null) return openDatabase(config);
  const url = await runningPostgres(config.dataDir);
  if (url === null) {
    throw new StartFault([
      `The server on ${config.dataDir} is starting or stopping. Wait until it is ready, and try again.`,
    ]);
  }
  const db = await connect(url);
  return withTables({ db, notes: [], close: () => db.destroy() });
}

async function connect(url: string): Promise<DataSource> {
  try {
    return await dataSource(url).initialize();
  } catch (fault) {
    const { hostname, port, pathname } = new URL(url);
    const { code, name } = fault as { code?: string; name: string };
    const where = `${hostname}${port ? `:${port}` : ''}${pathname}`;
    throw new StartFault([
      `The database at ${where} cannot be used (${code ?? name}). Check DATABASE_URL, and that the database is running.`,
    ]);
  }
}

/** One server at a time changes tables. */
const MIGRATION_LOCK = 20_261_124;

async function withTables(opened: OpenDatabase): Promise<OpenDatabase> {
  const { db } = opened;
  const runner = db.createQueryRunner();
  try {
    await runner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await refuseNewer(db);
    await db.runMigrations({ transaction: 'each' });
    await runner.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    return opened;
  } catch (fault) {
    await runner.release();
    await opened.close();
    throw fault;
  } finally {
    if (!runner.isReleased) await runner.release();
  }
}

/** Tables of a version that this one does not know are left alone. */
async function refuseNewer(db: DataSource): Promise<void> {
  const [table] = await db.query<{ there: boolean }[]>(`SELECT to_regclass('migrations') IS NOT NULL AS there`);
  if (!table?.there) return;
  const known = new Set(db.migrations.map(({ name }) => name));
  const applied = await db.query<{ name: string }[]>('SELECT name FROM migrations');
  if (applied.every(({ name }) => known.has(name))) return;
  throw new StartFault([
    'This data was last used by a newer version of this product, and nothing in it was changed. Start that version, or restore a backup of an earlier one.',
  ]);
}
