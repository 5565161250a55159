import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rmdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { dataSource } from '../../apps/server/src/data-source.js';
import { startEmbeddedPostgres } from '../../apps/server/src/platform/embedded-postgres/embedded-postgres.js';

/** A database of one test file's own. */
export interface TestDatabase {
  readonly db: DataSource;
  readonly url: string;
  drop(): Promise<void>;
}

/** Makes a database with every migration applied and nothing in it. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = await serverUrl();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await ask(server, async (admin) => {
    const template = await templateOn(admin, server);
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  });
  const url = at(server, name);
  const db = await dataSource(url, { poolSize: 10 }).initialize();
  const drop = async (): Promise<void> => {
    if (db.isInitialized) await db.destroy();
    await ask(server, (admin) => admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  };
  return { db, url, drop };
}

/** Makes a database with nothing in it at all. */
export async function createEmptyDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const server = await serverUrl();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await ask(server, (admin) => admin.query(`CREATE DATABASE ${name}`));
  return {
    url: at(server, name),
    drop: () => ask(server, async (admin) => void (await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))),
  };
}

/** TEST_DATABASE_URL, else the Postgres of this run, which the first to ask starts. */
async function serverUrl(): Promise<string> {
  const { TEST_DATABASE_URL: given, TEST_DATA_DIR: directory } = process.env;
  if (given) return given;
  if (!directory) throw new Error('Tests with a database belong to a project with test/build/global-setup.ts.');
  const file = `${directory}.url`;
  await alone(`${directory}.lock`, async () => {
    if (await readFile(file, 'utf8').catch(() => null)) return;
    const { url } = await startEmbeddedPostgres(directory, { durable: false });
    await writeFile(file, url, { mode: 0o600 });
  });
  return readFile(file, 'utf8');
}

/** One worker after the other. */
async function alone(lock: string, act: () => Promise<void>): Promise<void> {
  while (!(await takes(lock))) await new Promise((resolve) => setTimeout(resolve, 50));
  try {
    await act();
  } finally {
    await rmdir(lock);
  }
}

function takes(lock: string): Promise<boolean> {
  return mkdir(lock).then(
    () => true,
    () => false,
  );
}

/** A database with the migrations as they are now; made when there is none. Copying it is quicker than migrating. */
async function templateOn(admin: Client, server: string): Promise<string> {
  const name = `template_${(await hashOfMigrations()).slice(0, 16)}`;
  await admin.query('SELECT pg_advisory_lock(20261124)');
  try {
    const { rows } = await admin.query('SELECT datistemplate AS done FROM pg_database WHERE datname = $1', [name]);
    if (rows[0]?.done) return name;
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await admin.query(`CREATE DATABASE ${name}`);
    const db = await dataSource(at(server, name), { poolSize: 1 }).initialize();
    await db.runMigrations();
    await db.destroy();
    await admin.query(`ALTER DATABASE ${name} IS_TEMPLATE true`);
    return name;
  } finally {
    await admin.query('SELECT pg_advisory_unlock(20261124)');
  }
}

async function hashOfMigrations(): Promise<string> {
  const hash = createHash('sha256');
  for (const file of (await readdir(MIGRATIONS)).sort()) hash.update(await readFile(join(MIGRATIONS, file)));
  return hash.digest('hex');
}

const MIGRATIONS = resolve('apps/server/src/migrations');

async function ask<Answer>(server: string, act: (admin: Client) => Promise<Answer>): Promise<Answer> {
  const admin = new Client({ connectionString: server });
  await admin.connect();
  try {
    return await act(admin);
  } finally {
    await admin.end();
  }
}

function at(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}
