import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import type { RecordEntry } from './entry.js';
import { keyIdOf, type Signer } from './key-id.js';
import type { RecordFault } from './verify-chain.js';

/** Where a record stood at a gate, signed, so that whoever keeps it can show a rewriting later. FORMAT.md, 6. */
export interface SignedCheckpoint {
  readonly v: 1;
  readonly chain: string;
  /** Number of the newest entry. */
  readonly seq: number;
  /** Hash of that entry. */
  readonly head: string;
  /** ISO 8601 in UTC with milliseconds. */
  readonly at: string;
  /** Short name of the key that signed. */
  readonly keyId: string;
  /** 128 lower-case hex digits. */
  readonly signature: string;
}

/** The first words of what is signed: so no signature of something else passes for one of these. */
export const CHECKPOINT_FORMAT = 'common-position-checkpoint/1';

/** Acts after which a checkpoint is made: a stage opened, a section locked, a sign-off given, a version published. */
export const GATES: ReadonlySet<string> = new Set([
  'stage.opened',
  'section.frozen',
  'sign-off.given',
  'statement.published',
]);

/** Signs where a record stands. */
export function signCheckpoint(
  { chain, seq, head, at }: Pick<SignedCheckpoint, 'chain' | 'seq' | 'head' | 'at'>,
  { publicKey, sign }: Signer,
): SignedCheckpoint {
  const place = { v: 1, chain, seq, head, at, keyId: keyIdOf(publicKey) } as const;
  return { ...place, signature: bytesToHex(sign(signedBytes(place))) };
}

/** Tells whether a key signed a checkpoint. By RFC 8032, strictly. Never throws. */
export function isCheckpointOf(publicKey: string, checkpoint: SignedCheckpoint): boolean {
  try {
    if (keyIdOf(publicKey) !== checkpoint.keyId) return false;
    const signature = hexToBytes(checkpoint.signature);
    return ed25519.verify(signature, signedBytes(checkpoint), hexToBytes(publicKey), { zip215: false });
  } catch {
    return false;
  }
}

/** What is wrong with checkpoints of a record, each by the number of its entry; `publicKeys` are those to accept. */
export function verifyCheckpoints(
  entries: readonly RecordEntry[],
  checkpoints: readonly SignedCheckpoint[],
  publicKeys: readonly string[],
): RecordFault[] {
  const bySeq = new Map(entries.map((entry) => [entry.seq, entry]));
  const faults: RecordFault[] = [];
  let before = 0;
  for (const checkpoint of checkpoints) {
    const { seq } = checkpoint;
    if (seq <= before) faults.push({ seq, because: `Checkpoint ${seq} stands after checkpoint ${before}.` });
    faults.push(...faultsOf(bySeq.get(seq), checkpoint, publicKeys).map((because) => ({ seq, because })));
    before = seq;
  }
  return faults;
}

/** A checkpoint as it is handed out: one line, in canonical form, which can be compared letter by letter. */
export function checkpointLine(checkpoint: SignedCheckpoint): string {
  return canonicalOf(checkpoint);
}

function faultsOf(
  entry: RecordEntry | undefined,
  checkpoint: SignedCheckpoint,
  publicKeys: readonly string[],
): string[] {
  const { seq, head, chain, keyId } = checkpoint;
  const faults: string[] = [];
  if (!entry) faults.push(`Checkpoint ${seq} is of an entry that is not in the record.`);
  if (entry && entry.hash !== head) faults.push(`Entry ${seq} is not the one that checkpoint ${seq} was made of.`);
  if (entry && entry.chain !== chain) faults.push(`Checkpoint ${seq} is of another record.`);
  if (!publicKeys.some((key) => isCheckpointOf(key, checkpoint))) {
    faults.push(`Checkpoint ${seq} was not signed by key ${keyId}, or that key is not among those given.`);
  }
  return faults;
}

function signedBytes({ v, chain, seq, head, at, keyId }: Omit<SignedCheckpoint, 'signature'>): Uint8Array {
  return utf8ToBytes(`${CHECKPOINT_FORMAT}\n${canonicalOf({ v, chain, seq, head, at, keyId })}`);
}

function canonicalOf(value: object): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('There is no JSON for this checkpoint');
  return text;
}
