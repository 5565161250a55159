import { createDecoder, readVarUint } from 'lib0/decoding';
import * as Y from 'yjs';

/** A range of deletions: `length` units from `clock`. */
export interface DeleteRange {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
}

/** What an update in the first encoding says, before anyone has judged it. */
export interface DecodedUpdate {
  /** Each client's structs in one run, ascending. */
  readonly structs: readonly (Y.Item | Y.GC | Y.Skip)[];
  readonly deletions: readonly DeleteRange[];
}

/**
 * Reads an update of the first encoding (V1), whatever its bytes; null when it is none. Never throws. The second encoding
 * is never read here: a few of its bytes can keep a reader busy for ever.
 */
export function decodeUpdate(update: Uint8Array): DecodedUpdate | null {
  try {
    // A copy of its own: a length that lies would else read on into memory that only happens to lie behind.
    const bytes = update.slice();
    const { structs, ds } = Y.decodeUpdate(bytes);
    if (!inOneRunEach(structs, readVarUint(createDecoder(bytes)))) return null;
    const deletions = [...ds.clients].flatMap(([client, ranges]) =>
      ranges.map(({ clock, len }) => ({ client, clock, length: len })),
    );
    return deletions.every(isRange) && structs.every(({ id, length }) => isRange({ ...id, length }))
      ? { structs, deletions }
      : null;
  } catch {
    return null;
  }
}

/** Yjs keeps only the last of two runs of a client, so an update with two is not what it seems. */
function inOneRunEach(structs: DecodedUpdate['structs'], runs: number): boolean {
  const seen = new Set<number>();
  let current: number | null = null;
  for (const { id } of structs) {
    if (id.client === current) continue;
    if (seen.has(id.client)) return false;
    seen.add(id.client);
    current = id.client;
  }
  return seen.size === runs;
}

function isRange({ client, clock, length }: DeleteRange): boolean {
  return (
    Number.isSafeInteger(client) &&
    Number.isSafeInteger(clock) &&
    Number.isSafeInteger(length) &&
    length > 0 &&
    clock >= 0
  );
}
