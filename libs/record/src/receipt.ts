import { isCheckpointOf, type SignedCheckpoint } from './checkpoint.js';
import type { RecordEntry } from './entry.js';
import { keyIdOf } from './key-id.js';
import { verifyChain } from './verify-chain.js';

/** What a receipt shows about a published record. FORMAT.md, 7. */
export type ReceiptResult =
  /** The record contains exactly what the receipt says. */
  | 'held'
  /** Its entry is there, and its checkpoint was left out of the file's list. */
  | 'left-out'
  /** The record was changed since the receipt was handed out. */
  | 'changed'
  /** The entry is there, in a file that proves nothing because it is not sound. */
  | 'not-proved'
  /** The file ends before the receipt was made. */
  | 'later'
  | 'other-record'
  /** Its signature is wrong: it was altered, or never handed out. */
  | 'forged'
  /** No key of the file made it, so nothing shows who did. */
  | 'unknown-key';

/** What somebody who holds a receipt learns, in a sentence that says what to do. */
export interface ReceiptVerdict {
  readonly result: ReceiptResult;
  readonly because: string;
}

/** A published record to compare a receipt with. */
export interface PublishedRecord {
  readonly entries: readonly RecordEntry[];
  /** Undefined in files of format 1, which hold none. */
  readonly checkpoints?: readonly SignedCheckpoint[];
  /** Public keys to accept: those of the file. */
  readonly keys: readonly string[];
  /** Whether the file itself was found sound. */
  readonly isSound: boolean;
}

/** Compares a receipt that was kept with the record as it is published now (R27). Never throws. */
export function checkReceipt(receipt: SignedCheckpoint, record: PublishedRecord): ReceiptVerdict {
  const result = resultOf(receipt, record);
  return { result, because: WORDS[result](receipt, record) };
}

/** Receipts in what somebody pasted, each once: words around them, quote marks and broken lines of a mail do not matter. */
export function receiptsIn(pasted: string): SignedCheckpoint[] {
  const found = new Map<string, SignedCheckpoint>();
  for (const [text] of inOneLine(pasted).matchAll(/\{[^{}]*\}/g)) {
    const receipt = asReceipt(text);
    if (receipt && found.size < MOST_RECEIPTS) found.set(JSON.stringify(receipt), receipt);
  }
  return [...found.values()];
}

/** Of what was pasted, so many are compared. */
const MOST_RECEIPTS = 20;

function resultOf(receipt: SignedCheckpoint, record: PublishedRecord): ReceiptResult {
  const { seq, head, chain } = receipt;
  const { entries, checkpoints, keys } = record;
  const isSigned = keys.some((key) => isCheckpointOf(key, receipt));
  if (!isSigned && keys.some((key) => isKeyOf(key, receipt))) return 'forged';
  if (entries[0]?.chain !== chain) return 'other-record';
  if (!isSigned) return 'unknown-key';
  if (seq > (entries.at(-1)?.seq ?? 0)) return 'later';
  if (entries.find((entry) => entry.seq === seq)?.hash !== head) return 'changed';
  if (!record.isSound || verifyChain(entries).length > 0) return 'not-proved';
  const isListed = checkpoints?.some((one) => one.seq === seq && one.head === head) ?? true;
  return isListed ? 'held' : 'left-out';
}

function isKeyOf(publicKey: string, { keyId }: SignedCheckpoint): boolean {
  try {
    return keyIdOf(publicKey) === keyId;
  } catch {
    return false;
  }
}

const WORDS: Readonly<Record<ReceiptResult, (receipt: SignedCheckpoint, record: PublishedRecord) => string>> = {
  held: ({ seq, keyId }) =>
    `The published record contains exactly what this receipt says: entry ${seq}, signed by key ${keyId}.`,
  'left-out': ({ seq }) =>
    `Entry ${seq} is as this receipt says, but its checkpoint was left out of the file. Tell the witness.`,
  changed: ({ seq }) =>
    `The record was changed after this receipt was made: entry ${seq} is not the one that it names. Tell the witness.`,
  'not-proved': ({ seq }) =>
    `Entry ${seq} has the fingerprint of this receipt, but the file is not sound, so it proves nothing. Get the file again.`,
  later: ({ seq }, { entries }) =>
    `This receipt is later than the file: it is of entry ${seq}, and the file ends with entry ${entries.at(-1)?.seq ?? 0}. ` +
    'Compare it with a version that was published after it.',
  'other-record': () => 'This receipt belongs to another statement. Choose the file of that one.',
  forged: ({ keyId }) =>
    `This receipt was not signed by key ${keyId}, which it names: a letter of it was changed, or it was never handed out. ` +
    'Copy the whole line again.',
  'unknown-key': ({ keyId }) =>
    `This receipt names key ${keyId}, which is not among the keys of this file, so nothing shows who made it. ` +
    'Look for that key where the keys of the site are published.',
};

/** A receipt has no space in it: what broke the line, or quoted it, was put there on the way. */
function inOneLine(pasted: string): string {
  return pasted
    .replace(/=\r?\n/g, '')
    .replace(/^[>|\s]+/gm, '')
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[\s\u00ad\u200b-\u200d\u2060]/g, '');
}

function asReceipt(text: string): SignedCheckpoint | null {
  try {
    const read = JSON.parse(text) as Record<string, unknown>;
    const isOne =
      Object.keys(read).sort().join() === FIELDS && Object.entries(FORMS).every(([name, isSo]) => isSo(read[name]));
    return isOne ? (read as unknown as SignedCheckpoint) : null;
  } catch {
    return null;
  }
}

const hex = (digits: number) => (value: unknown) =>
  typeof value === 'string' && new RegExp(`^[0-9a-f]{${digits}}$`).test(value);
const text = (value: unknown) => typeof value === 'string' && value !== '';

const FORMS: Readonly<Record<keyof SignedCheckpoint, (value: unknown) => boolean>> = {
  at: text,
  chain: text,
  head: hex(64),
  keyId: hex(16),
  seq: (value) => Number.isSafeInteger(value) && (value as number) > 0,
  signature: hex(128),
  v: (value) => value === 1,
};
const FIELDS = Object.keys(FORMS).sort().join();
