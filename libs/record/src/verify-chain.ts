import { entryHash, GENESIS, type RecordEntry } from './entry.js';

/** What is wrong with a record, and at which entry. */
export interface RecordFault {
  readonly seq: number;
  readonly because: string;
}

/** An entry's number and hash as somebody outside the database wrote them down: a receipt, an export, the witness. */
export interface Checkpoint {
  readonly seq: number;
  readonly hash: string;
}

/**
 * Checks that each entry is what was hashed and follows the one before it, from entry 1; every fault at once (R27).
 * A tail that was cut, or a record rewritten with fresh hashes, shows only against checkpoints held elsewhere.
 */
export function verifyChain(entries: readonly RecordEntry[], checkpoints: readonly Checkpoint[] = []): RecordFault[] {
  const faults: RecordFault[] = [];
  entries.forEach((entry, index) => {
    faults.push(...faultsOf(entry, entries[index - 1], entries[0]));
  });
  for (const checkpoint of checkpoints) faults.push(...missed(entries, checkpoint));
  return faults;
}

function faultsOf(entry: RecordEntry, before: RecordEntry | undefined, first: RecordEntry | undefined): RecordFault[] {
  const faults: RecordFault[] = [];
  const { seq } = entry;
  const fault = (because: string) => faults.push({ seq, because });
  const expected = (before?.seq ?? 0) + 1;
  if (seq > expected) fault(`${missing(expected, seq - 1)} before entry ${seq}.`);
  if (seq < expected) fault(`Entry ${seq} stands after entry ${expected - 1}, where entry ${expected} belongs.`);
  if (!hashIsRight(entry)) fault(`Entry ${seq} is not what its hash was made of.`);
  if (entry.chain !== first?.chain) fault(`Entry ${seq} belongs to another record.`);
  if (entry.previous !== (before?.hash ?? GENESIS)) {
    fault(before ? `Entry ${seq} does not follow from entry ${before.seq}.` : `Entry ${seq} does not begin a record.`);
  }
  return faults;
}

function missing(from: number, to: number): string {
  return from === to ? `Entry ${from} is missing` : `Entries ${from} to ${to} are missing`;
}

/** What has no canonical form has no hash either. */
function hashIsRight(entry: RecordEntry): boolean {
  try {
    return entryHash(entry) === entry.hash;
  } catch {
    return false;
  }
}

function missed(entries: readonly RecordEntry[], { seq, hash }: Checkpoint): RecordFault[] {
  const entry = entries.find((one) => one.seq === seq);
  if (!entry) return [{ seq, because: `Entry ${seq} was seen before and is not in the record now.` }];
  if (entry.hash === hash) return [];
  return [{ seq, because: `Entry ${seq} is not the one that was seen before: the record was rewritten.` }];
}
