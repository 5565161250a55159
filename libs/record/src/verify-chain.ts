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
  let place: Place = { seq: 0, hash: GENESIS, chain: entries[0]?.chain ?? '' };
  for (const entry of entries) {
    const { seq, isWhole } = numberOf(entry, place.seq + 1);
    faults.push(...faultsOf(entry, { seq, isWhole }, place).map((because) => ({ seq, because })));
    place = { ...place, seq, hash: entry.hash };
  }
  for (const checkpoint of checkpoints) faults.push(...missed(entries, checkpoint));
  return faults;
}

/** Where the record stands before an entry. */
interface Place {
  readonly seq: number;
  readonly hash: string;
  readonly chain: string;
}

/** The number of an entry, and whether its hash says what it holds. */
interface Numbered {
  readonly seq: number;
  readonly isWhole: boolean;
}

/**
 * The number under which an entry was hashed: the one due, if that is what its hash says, else the one it gives. Hashing is
 * what takes time in a long record, so an entry that is as it should be is hashed once.
 */
function numberOf(entry: RecordEntry, due: number): Numbered {
  if (hashIsRight({ ...entry, seq: due })) return { seq: due, isWhole: true };
  return { seq: entry.seq, isWhole: entry.seq !== due && hashIsRight(entry) };
}

function faultsOf(entry: RecordEntry, { seq, isWhole }: Numbered, before: Place): string[] {
  const faults: string[] = [];
  const due = before.seq + 1;
  if (entry.seq !== seq) faults.push(`Entry ${seq} is given the number ${entry.seq}.`);
  if (seq > due) faults.push(`${missing(due, seq - 1)} before entry ${seq}.`);
  if (seq < due) faults.push(`Entry ${seq} stands after entry ${before.seq}, where entry ${due} belongs.`);
  if (!isWhole) faults.push(`Entry ${seq} is not what its hash was made of.`);
  if (entry.chain !== before.chain) faults.push(`Entry ${seq} belongs to another record.`);
  if (entry.previous !== before.hash) {
    faults.push(
      before.seq > 0
        ? `Entry ${seq} does not follow from entry ${before.seq}.`
        : `Entry ${seq} does not begin a record.`,
    );
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
