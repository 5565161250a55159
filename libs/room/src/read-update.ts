import { ByteReader } from './byte-reader.js';
import { notAdmitted } from './not-admitted.js';
import { readStruct, type Struct } from './read-structs.js';

/** Deletes `length` units of a client from `clock` on. */
export interface DeleteRange {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
}

/** Hears what an update holds, in the order of its bytes. What it throws ends the reading. */
export interface UpdateListener {
  struct(struct: Struct): void;
  /** After the last struct and before the first deletion. */
  structsEnd(): void;
  /** A client's ranges come one behind the other and do not overlap. */
  deletion(range: DeleteRange): void;
}

/**
 * Reads an update of Yjs's first encoding (V1) without building anything from it; throws `NotAdmitted` at the first
 * byte that is wrong. The second encoding is never read: a few bytes of it keep Yjs busy for ever.
 */
export function readUpdate(bytes: Uint8Array, listener: UpdateListener): void {
  const reader = new ByteReader(bytes);
  const runs = reader.count(SMALLEST_RUN);
  const seen = runs > 1 ? new Set<number>() : null;
  for (let run = 0; run < runs; run += 1) readRun(reader, seen, listener);
  listener.structsEnd();
  const clients = reader.count(2);
  const deletedFrom = clients > 1 ? new Set<number>() : null;
  for (let client = 0; client < clients; client += 1) readDeletions(reader, deletedFrom, listener);
  if (reader.left > 0) throw notAdmitted('p3.malformed');
}

/** A count, a client, a clock, and one struct: info, parent, and a content of two bytes. */
const SMALLEST_RUN = 5;
const SMALLEST_STRUCT = 2;

/** Of two runs of one client Yjs takes only the last, so an update with two is not what it seems. */
function noteClient(client: number, seen: Set<number> | null): void {
  if (seen?.has(client)) throw notAdmitted('p3.malformed');
  seen?.add(client);
}

function readRun(reader: ByteReader, seen: Set<number> | null, listener: UpdateListener): void {
  const structs = reader.uint();
  const client = reader.uint();
  let clock = reader.uint();
  noteClient(client, seen);
  if (structs === 0 || structs * SMALLEST_STRUCT > reader.left) throw notAdmitted('p3.malformed');
  for (let number = 0; number < structs; number += 1) {
    const struct = readStruct(reader, client, clock);
    listener.struct(struct);
    clock += struct.length;
  }
}

function readDeletions(reader: ByteReader, seen: Set<number> | null, listener: UpdateListener): void {
  const client = reader.uint();
  noteClient(client, seen);
  const ranges = reader.count(2);
  let end = 0;
  for (let number = 0; number < ranges; number += 1) {
    const clock = reader.uint();
    const length = reader.uint();
    if (clock < end || length === 0) throw notAdmitted('p3.malformed');
    end = clock + length;
    if (!Number.isSafeInteger(end)) throw notAdmitted('p3.malformed');
    listener.deletion({ client, clock, length });
  }
}
