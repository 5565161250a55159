import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import type { JsonObject } from './json.js';

/** One act in a record, chained to the act before it. FORMAT.md says it exactly. */
export interface RecordEntry {
  readonly v: 1;
  /** The statement, or for acts outside any statement the council, whose record this is. */
  readonly chain: string;
  /** Counts from 1 without gaps. */
  readonly seq: number;
  /** ISO 8601 in UTC with milliseconds. */
  readonly at: string;
  readonly kind: string;
  /** A pseudonym; null when the server itself acted. */
  readonly actor: string | null;
  readonly constituency: string | null;
  readonly facts: JsonObject;
  /** Salted hashes, by name, of what may have to be taken away later (R28). */
  readonly commitments: Readonly<Record<string, string>>;
  /** Hash of the entry before; `GENESIS` for the first. */
  readonly previous: string;
  readonly hash: string;
}

/** An entry before its hash is worked out. */
export type UnsealedEntry = Omit<RecordEntry, 'hash'>;

/** What the first entry of a record names as the entry before it: 64 zeros. */
export const GENESIS = '0'.repeat(64);

/** Completes an entry with its hash. Anything else that the value carries is left out. */
export function sealEntry(entry: UnsealedEntry): RecordEntry {
  const { v, chain, seq, at, kind, actor, constituency, facts, commitments, previous } = entry;
  const sealed = { v, chain, seq, at, kind, actor, constituency, facts, commitments, previous };
  return { ...sealed, hash: hashOf(sealed) };
}

/** The hash that an entry should carry: over all of it but the hash itself. */
export function entryHash(entry: RecordEntry): string {
  return hashOf({ ...entry, hash: undefined });
}

/** A field without a value has no place in canonical JSON. */
function hashOf(entry: object): string {
  const text = canonicalize(entry);
  if (text === undefined) throw new TypeError('There is no JSON for this entry');
  return bytesToHex(sha256(utf8ToBytes(text)));
}
