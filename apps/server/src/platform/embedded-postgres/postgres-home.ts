import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { StartFault } from '../start-fault.js';
import { makePlace } from './postgres-place.js';
import { closedDirectory, postgresUser, type PostgresUser } from './postgres-user.js';

/** Where the cluster of a data directory is, or is to be made, and as whom Postgres runs on it. */
export interface PostgresHome {
  readonly data: string;
  readonly user: PostgresUser;
  /** A sentence for the operator when it is not in the data directory; null when it is. */
  readonly note: string | null;
}

/** Makes the data directory where there is none, closed to everybody else. */
export async function makeDataDir(dataDir: string): Promise<void> {
  if (existsSync(dataDir)) return;
  await mkdir(dataDir, { recursive: true });
  // Postgres must come through to its own directory; it may not see what else is here.
  await chmod(dataDir, postgresUser() ? 0o711 : 0o700);
}

/**
 * Finds the home of a data directory that exists. A cluster that is there already is always used where it is, as its
 * owner: making a second one would look as if everything were lost.
 */
export async function findHome(dataDir: string, place: string): Promise<PostgresHome> {
  const real = await realpath(dataDir);
  const inside = join(real, 'postgres');
  const nobody = postgresUser();
  if (!nobody) return { data: inside, user: null, note: null };
  const outside = join(place, `data-${createHash('sha256').update(real).digest('hex').slice(0, 12)}`);
  const closed = await closedDirectory(nobody, real);
  const note = closed
    ? `Postgres runs as another user than root, who cannot enter ${closed}: its data is in ${outside}.`
    : `Postgres keeps its data in ${outside}, where an earlier start put it.`;
  if (existsSync(inside)) return { data: inside, user: await ownerOf(inside), note: null };
  if (existsSync(outside)) return { data: outside, user: await ownerOf(outside), note };
  if (!closed) return { data: inside, user: nobody, note: null };
  await makePlace(place);
  return { data: outside, user: nobody, note };
}

async function ownerOf(data: string): Promise<PostgresUser> {
  const { uid, gid } = await stat(data);
  if (uid === 0) {
    const owner = postgresUser();
    throw new StartFault([
      `${data} belongs to root, but Postgres never runs as root. Give it to another user: chown -R ${owner?.uid} ${data}`,
    ]);
  }
  const user = { uid, gid };
  const closed = await closedDirectory(user, data);
  if (!closed) return user;
  throw new StartFault([
    `The database is in ${data}, but its user (${uid}) cannot enter ${closed}. Let others enter it: chmod o+x ${closed}`,
  ]);
}
