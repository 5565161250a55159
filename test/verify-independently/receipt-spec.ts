import { compareReceipts, verifyBundle, type Bundle } from '#publication';
import { checkpointLine, signCheckpoint, type RecordEntry, type SignedCheckpoint } from '#record';
import { aBundle, aSigner } from '../../libs/publication/src/a-bundle.fake.js';
import { changed, changedAndSigned } from '../../libs/publication/src/changed-bundle.fake.js';
import { ofFormat1, ofFormat4 } from '../../libs/publication/src/older-formats.fake.js';
import { rewritten, sealed, signer } from './changed-by-key.js';
import { receiptsIn, resultOf } from './receipt.mjs';

const { record } = aBundle();
const [early, gate, own] = record.checkpoints as [SignedCheckpoint, SignedCheckpoint, SignedCheckpoint];
const sign = (change: Partial<SignedCheckpoint>, by = signer) => signCheckpoint({ ...gate, ...change }, by);
const receipts: readonly (readonly [string, SignedCheckpoint])[] = [
  ['of an older key', early],
  ['of a gate', gate],
  ['of the publication', own],
  ['of another head', sign({ head: 'a'.repeat(64) })],
  ['of another record', sign({ chain: 'another' })],
  ['of another record, by another council', sign({ chain: 'another' }, aSigner('southmoor'))],
  ['that is later', sign({ seq: 900 })],
  ['of somebody else', sign({}, aSigner('somebody else'))],
  ['of an entry without a checkpoint', sign({ seq: 7, head: (record.entries[6] as RecordEntry).hash })],
  ['with another time', { ...gate, at: '2026-01-01T09:00:00.000Z' }],
  ['with another signature', { ...gate, signature: '0'.repeat(128) }],
];
const utf8 = (text: string) => new TextEncoder().encode(text);
const files: readonly (readonly [string, Uint8Array])[] = [
  ['sound', utf8(sealed)],
  ['of format 1', utf8(ofFormat1())],
  ['of format 4', utf8(ofFormat4())],
  ['altered', changed(sealed, ({ statement }) => (statement.title = 'Another'))],
  ['with a record altered', changed(sealed, ({ record: of }) => (of.entries[11]!.kind = 'made.up'))],
  [
    'with a record rewritten',
    changedAndSigned(
      sealed,
      signer,
      rewritten((all) => all.slice(1)),
    ),
  ],
  ['without checkpoints', changedAndSigned(sealed, signer, ({ record: of }) => (of.checkpoints = []))],
];

it.each(files)('[A4][R27] both checkers say the same of every receipt and a file %s', (_which, file) => {
  const verdict = verifyBundle(file);
  const bundle = JSON.parse(new TextDecoder().decode(file)) as Bundle;
  for (const [which, receipt] of receipts) {
    const ours = compareReceipts(verdict, checkpointLine(receipt))?.map(({ result }) => result);
    expect([which, [resultOf(receipt, bundle, verdict.ok)]]).toEqual([which, ours]);
  }
});

it('[A4][R27] every result is met among them, and both find the receipt in a mail that quotes it', () => {
  const met = files.flatMap(([, file]) =>
    receipts.flatMap(([, one]) =>
      compareReceipts(verifyBundle(file), checkpointLine(one))?.map(({ result }) => result),
    ),
  );
  expect([...new Set(met)].sort()).toEqual([
    ...['changed', 'forged', 'held', 'later', 'left-out', 'not-proved', 'other-record', 'unknown-key'],
  ]);
  const quoted = (checkpointLine(gate).match(/.{1,72}/g) ?? []).map((part) => `> ${part}`).join('\r\n');
  expect(receiptsIn(`You wrote:\r\n${quoted}\r\n`)).toEqual([gate]);
});
