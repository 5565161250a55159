// Hocuspocus as it ships; with DATABASE_URL, with its database extension: one row for each document, saved after its
// own debounce of 2 seconds.
import { Database } from '@hocuspocus/extension-database';
import { Server } from '@hocuspocus/server';
import pg from 'pg';

const { DATABASE_URL, PORT } = process.env;

const server = new Server({
  address: '127.0.0.1',
  port: Number(PORT),
  quiet: true,
  extensions: DATABASE_URL ? [await database(DATABASE_URL)] : [],
});
await server.listen();
process.stdout.write('Ready\n');

async function database(connectionString) {
  const pool = new pg.Pool({ connectionString });
  await pool.query('CREATE TABLE IF NOT EXISTS document (name text PRIMARY KEY, state bytea NOT NULL)');
  return new Database({
    fetch: async ({ documentName }) => {
      const { rows } = await pool.query('SELECT state FROM document WHERE name = $1', [documentName]);
      return rows[0]?.state ?? null;
    },
    store: async ({ documentName, state }) => {
      await pool.query(
        'INSERT INTO document (name, state) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET state = $2',
        [documentName, state],
      );
    },
  });
}
