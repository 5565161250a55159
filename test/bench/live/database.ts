import { Client } from 'pg';
import { startEmbeddedPostgres } from '../../../apps/server/src/platform/embedded-postgres/embedded-postgres.js';
import { openDirectory } from '../../build/running-server.js';
import { rm } from 'node:fs/promises';
import { moveToServerCore, parentOf, type Cores } from './processes.js';

/** The Postgres of a run: ours and Hocuspocus with its database extension each have a database in it. */
export interface BenchDatabase {
  /** Its first process, whose children do the work. */
  readonly pid: number;
  /** The address of a database of this name, made when there is none. */
  named(name: string): Promise<string>;
  stop(): Promise<void>;
}

/** Starts the Postgres that comes with the product, as the product does, on an empty directory. */
export async function startDatabase(cores: Cores | null): Promise<BenchDatabase> {
  const directory = await openDirectory();
  const { url, stop } = await startEmbeddedPostgres(directory);
  const pid = await ask(url, async (client) => {
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    return parentOf(rows[0]!.pid);
  });
  moveToServerCore(cores, pid);
  return {
    pid,
    named: async (name) => {
      await ask(url, async (client) => {
        const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
        if (rowCount === 0) await client.query(`CREATE DATABASE ${name}`);
      });
      return Object.assign(new URL(url), { pathname: `/${name}` }).href;
    },
    stop: async () => {
      await stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function ask<Answer>(url: string, act: (client: Client) => Promise<Answer>): Promise<Answer> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}
