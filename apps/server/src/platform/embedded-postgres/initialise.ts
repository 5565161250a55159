import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { StartFault } from '../start-fault.js';
import type { Binaries } from './binaries.js';
import type { PostgresUser } from './postgres-user.js';

/** The role and the database that the embedded Postgres has. */
export const OWNER = 'common_position';

/** The password in this file, for the cluster in `data`. Made when there is none, but only for a cluster that is new. */
export async function passwordIn(file: string, data: string, { orMake }: { orMake: boolean }): Promise<string> {
  if (!existsSync(file)) {
    if (!orMake) {
      throw new StartFault([
        `${file} is missing: without it nobody can open the database. Restore it, or remove ${data} too to begin anew.`,
      ]);
    }
    await writeFile(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  }
  return (await readFile(file, 'utf8')).trim();
}

/** Makes an empty cluster in `data`, all of it or nothing: a run that was cut short leaves no cluster that looks whole. */
export async function initialise(
  { initdb }: Binaries,
  data: string,
  { user, password, durable }: { user: PostgresUser; password: string; durable: boolean },
): Promise<void> {
  const halfDone = `${data}.${randomUUID()}`;
  const passwordFile = `${halfDone}.password`;
  await mkdir(halfDone, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (user) for (const path of [halfDone, passwordFile]) await chown(path, user.uid, user.gid);
  const encoding = ['--encoding=UTF8', '--locale-provider=builtin', '--locale=C.UTF-8', '--lc-messages=C'];
  const access = [`--username=${OWNER}`, '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  try {
    const said = await run(initdb, [...encoding, ...access, ...(durable ? [] : ['--no-sync']), '-D', halfDone], user);
    if (said !== null) throw new StartFault([`The database could not be made in ${data}. initdb said: ${said}`]);
    await rename(halfDone, data);
  } finally {
    await rm(passwordFile, { force: true });
    await rm(halfDone, { recursive: true, force: true });
  }
}

/** What it said when it failed; null when it did not. */
function run(program: string, args: string[], user: PostgresUser): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { ...user, cwd: '/', env: ENVIRONMENT, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code) => resolve(code === 0 ? null : said.trim().slice(-2000)));
  });
}

/** Settings of the operator's own Postgres, such as PGDATA and PGPORT, are not meant for this one. */
export const ENVIRONMENT = { PATH: process.env.PATH, TZ: 'UTC' };
