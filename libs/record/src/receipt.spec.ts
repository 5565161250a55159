import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { checkpointLine, signCheckpoint, type SignedCheckpoint } from './checkpoint.js';
import { GENESIS, sealEntry, type RecordEntry } from './entry.js';
import type { Signer } from './key-id.js';
import { checkReceipt, receiptsIn, type PublishedRecord } from './receipt.js';

function aSigner(name: string): Signer {
  const secret = sha256(utf8ToBytes(name));
  return { publicKey: bytesToHex(ed25519.getPublicKey(secret)), sign: (bytes) => ed25519.sign(bytes, secret) };
}

const signer = aSigner('northmoor');
const CHAIN = '0d5bb8a2-6f0f-4c5e-9d0a-6d5e5f0a3c11';
const AT = '2026-04-01T09:00:00.000Z';

/** A record with a gate at each entry. */
function aRecord(kinds: readonly string[], chain = CHAIN): RecordEntry[] {
  const entries: RecordEntry[] = [];
  for (const kind of kinds) {
    const previous = entries.at(-1)?.hash ?? GENESIS;
    const act = { v: 1, chain, at: AT, kind, actor: null, constituency: null, facts: {}, commitments: {} } as const;
    entries.push(sealEntry({ ...act, seq: entries.length + 1, previous }));
  }
  return entries;
}

const receiptOf = (entry: RecordEntry | undefined, by = signer): SignedCheckpoint => {
  if (!entry) throw new Error('There is no such entry.');
  return signCheckpoint({ chain: entry.chain, seq: entry.seq, head: entry.hash, at: entry.at }, by);
};

const entries = aRecord(['stage.opened', 'section.frozen', 'sign-off.given', 'statement.published']);
const checkpoints = entries.map((entry) => receiptOf(entry));
const published: PublishedRecord = { entries, checkpoints, keys: [signer.publicKey], isSound: true };
const receipt = receiptOf(entries[2]);
const resultOf = (change: Partial<PublishedRecord>, of = receipt) =>
  checkReceipt(of, { ...published, ...change }).result;

describe('a receipt (FORMAT.md, 7)', () => {
  it('[R27] is held by the published record that contains exactly what it says', () => {
    const because = `The published record contains exactly what this receipt says: entry 3, signed by key ${receipt.keyId}.`;
    expect(checkReceipt(receipt, published)).toEqual({ result: 'held', because });
    // Files of format 1 list no checkpoints: the entry is there all the same.
    expect(checkReceipt(receipt, { entries, keys: [signer.publicKey], isSound: true }).result).toBe('held');
  });

  it('[R27] shows that the record was rewritten with fresh hashes and fresh checkpoints', () => {
    const rewritten = aRecord(['stage.opened', 'made.up', 'sign-off.given', 'statement.published']);
    const fresh = rewritten.map((entry) => receiptOf(entry));
    expect(resultOf({ entries: rewritten, checkpoints: fresh })).toBe('changed');
    // What came before the change is as it was.
    expect(resultOf({ entries: rewritten, checkpoints: fresh }, receiptOf(entries[0]))).toBe('held');
  });

  it('[R27] shows that its entry was taken out', () => {
    expect(resultOf({ entries: entries.filter(({ seq }) => seq !== 3) })).toBe('changed');
  });

  it('[R27] shows that its checkpoint was dropped from the file', () => {
    expect(resultOf({ checkpoints: checkpoints.filter(({ seq }) => seq !== 3) })).toBe('left-out');
  });

  it('[R27] proves nothing by a file in which one byte of the record was changed', () => {
    const altered = entries.map((entry) => (entry.seq === 3 ? { ...entry, kind: 'sign-off.givem' } : entry));
    expect(resultOf({ entries: altered })).toBe('not-proved');
    expect(resultOf({ isSound: false })).toBe('not-proved');
  });

  it('[R27] of another statement, or later than the file, is told from one that shows a change', () => {
    const [other] = aRecord(['stage.opened'], 'another');
    expect(resultOf({}, receiptOf(other))).toBe('other-record');
    expect(resultOf({}, receiptOf(other, aSigner('another council')))).toBe('other-record');
    expect(resultOf({ entries: entries.slice(0, 2), checkpoints: checkpoints.slice(0, 2) })).toBe('later');
    expect(resultOf({ entries: [], checkpoints: [] })).toBe('other-record');
  });

  it.each([
    ['head', { head: entries[1]?.hash ?? '' }],
    ['seq', { seq: 2 }],
    ['at', { at: '2026-04-01T09:00:00.001Z' }],
    ['chain', { chain: 'another' }],
    ['signature', { signature: `${receipt.signature.slice(0, -1)}${receipt.signature.endsWith('0') ? '1' : '0'}` }],
  ])('[R27] of which %s was altered is forged, whatever the record says', (_field, change) => {
    expect(resultOf({}, { ...receipt, ...change })).toBe('forged');
  });

  it('[R27] of a key that the file does not name shows nothing', () => {
    expect(resultOf({}, receiptOf(entries[2], aSigner('somebody else')))).toBe('unknown-key');
    expect(resultOf({ keys: ['not a key', signer.publicKey] })).toBe('held');
  });
});

describe('what somebody pasted', () => {
  const line = checkpointLine(receipt);

  it('[R27] holds the receipt among the words of the mail', () => {
    expect(receiptsIn(line)).toEqual([receipt]);
    expect(
      receiptsIn(`Receipt from the record. {Keep} this mail:\n${line}\nHow to check it: https://x.test/verify`),
    ).toEqual([receipt]);
  });

  it('[R27] may be quoted, and broken into lines on the way', () => {
    const broken = (line.match(/.{1,70}/g) ?? []).map((part) => `> > ${part}`).join('\r\n');
    expect(receiptsIn(`On Monday Jo wrote:\r\n${broken}\r\n> Bye`)).toEqual([receipt]);
    expect(receiptsIn((line.match(/.{1,70}/g) ?? []).join('=\r\n'))).toEqual([receipt]);
    expect(receiptsIn(line.replace(/"/g, '\u201d'))).toEqual([receipt]);
  });

  it('[R27] may hold several, each once', () => {
    const other = receiptOf(entries[0]);
    expect(receiptsIn([line, checkpointLine(other), line].join('\n'))).toEqual([receipt, other]);
  });

  it.each([
    ['nothing', ''],
    ['words', 'I had a receipt {once}.'],
    ['half a line', line.slice(0, 200)],
    ['a field too many', line.replace('"v":1', '"v":1,"w":1')],
    ['another version', line.replace('"v":1', '"v":2')],
    ['a number that is none', line.replace('"seq":3', '"seq":0.5')],
    ['a short fingerprint', line.replace(receipt.head, receipt.head.slice(1))],
    ['JSON that is no object', '[1, 2]'],
  ])('holds no receipt where it is %s', (_what, pasted) => {
    expect(receiptsIn(pasted)).toEqual([]);
  });
});
