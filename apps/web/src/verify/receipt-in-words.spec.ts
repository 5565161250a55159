import type { Bundle, BundleVerdict } from '#publication';
import { checkpointLine, GENESIS, sealEntry, signCheckpoint } from '#record';
import { ed25519 } from '@noble/curves/ed25519.js';
import { receiptInWords } from './receipt-in-words.js';

const secret = new Uint8Array(32).fill(7);
const publicKey = Buffer.from(ed25519.getPublicKey(secret)).toString('hex');
const signer = { publicKey, sign: (bytes: Uint8Array) => ed25519.sign(bytes, secret) };
const entry = sealEntry({
  ...{ v: 1, chain: 'northmoor', seq: 1, at: '2026-04-01T09:00:00.000Z', kind: 'stage.opened', actor: null },
  ...{ constituency: null, facts: {}, commitments: {}, previous: GENESIS },
});
const checkpoint = signCheckpoint({ chain: entry.chain, seq: 1, head: entry.hash, at: entry.at }, signer);
const record = { entries: [entry], head: entry.hash, checkpoints: [checkpoint], keys: [publicKey] };
const sound = { ok: true, bundle: { record, signature: { publicKey } } as unknown as Bundle } as BundleVerdict;

it('[R27] says that the record contains what the receipt says, in a mail as it was pasted', () => {
  expect(receiptInWords(`Keep this mail:\n${checkpointLine(checkpoint)}\nGoodbye.`, sound)).toEqual({
    isSound: true,
    headline: 'The receipt agrees with the record.',
    lines: [expect.stringContaining('contains exactly what this receipt says: entry 1')],
    faults: [],
  });
});

it('[R27] says what is wrong of each, and never agrees with a file that is not sound', () => {
  const other = signCheckpoint({ ...checkpoint, head: 'a'.repeat(64) }, signer);
  const both = `${checkpointLine(checkpoint)}\n${checkpointLine(other)}`;
  const said = receiptInWords(both, sound);
  expect([said?.isSound, said?.headline]).toEqual([false, 'The receipt does not agree with this file.']);
  expect(said?.faults).toEqual([
    expect.stringContaining('contains exactly'),
    expect.stringContaining('The record was changed after this receipt was made'),
  ]);
  expect(receiptInWords(checkpointLine(checkpoint), { ...sound, ok: false })?.isSound).toBe(false);
});

it('says how to copy a receipt where none was found, and nothing where none was pasted or no file was read', () => {
  expect(receiptInWords('I lost it.', sound)).toMatchObject({ isSound: false, headline: 'No receipt was found.' });
  expect(receiptInWords('  \n', sound)).toBeNull();
  expect(receiptInWords(checkpointLine(checkpoint), { ...sound, bundle: null })).toBeNull();
});
