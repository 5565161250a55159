import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Names the directory of the Postgres that all tests of this run share. The first test that needs a database starts it
 * (test-database.ts): this file runs outside Jest's module system, where our own code cannot be imported. Runs once a
 * project; the first one decides.
 */
export default function setUp(): void {
  process.env.TEST_DATA_DIR ??= join(tmpdir(), `common-position-test-${randomUUID()}`);
}
