import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** Whom Postgres runs as. Null: whoever runs this process. */
export type PostgresUser = { readonly uid: number; readonly gid: number } | null;

/** Postgres refuses to run as root: it is given to `nobody` then. */
export function postgresUser(): PostgresUser {
  return process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : null;
}

const NOBODY = 65534;

/**
 * The topmost directory on the way to a path, itself included, that this user cannot enter; null when there is none.
 * Looks at what exists only.
 */
export async function closedDirectory(user: PostgresUser, path: string): Promise<string | null> {
  if (!user) return null;
  for (const directory of ancestors(resolve(path))) {
    const found = await stat(directory).catch(() => null);
    if (!found) return null;
    const { uid, gid, mode } = found;
    const needed = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if ((mode & needed) === 0) return directory;
  }
  return null;
}

/** From the root down to the path. */
function ancestors(path: string): string[] {
  const above = dirname(path);
  return above === path ? [path] : [...ancestors(above), path];
}
