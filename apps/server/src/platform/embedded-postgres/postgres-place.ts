import { lstat, mkdir } from 'node:fs/promises';
import { StartFault } from '../start-fault.js';

/** Where things of Postgres go that it could not reach below a closed directory, when root starts it. */
export const PLACE_FOR_ROOT = '/var/lib/common-position';

/** Makes the place if it is missing. Refuses one that somebody else made or may write to: they could swap the programs. */
export async function makePlace(place: string): Promise<void> {
  await mkdir(place, { recursive: true, mode: 0o755 });
  const { uid, mode } = await lstat(place);
  if (uid === 0 && (mode & 0o022) === 0) return;
  throw new StartFault([`${place} must belong to root and be writable for nobody else. Correct that, or remove it.`]);
}
