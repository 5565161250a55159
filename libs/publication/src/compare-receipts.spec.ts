import { checkpointLine, signCheckpoint, type RecordEntry, type SignedCheckpoint } from '#record';
import { aBundle, aSigner } from './a-bundle.fake.js';
import type { Bundle } from './bundle.js';
import { compareReceipts } from './compare-receipts.js';
import { ofFormat1 } from './older-formats.fake.js';
import { sealBundle } from './seal-bundle.js';
import { verifyBundle } from './verify-bundle.js';

const unsigned = aBundle();
const sealed = sealBundle(unsigned, aSigner());
const receipt = unsigned.record.checkpoints?.[0] as SignedCheckpoint;
const results = (text: string, pasted: string) =>
  compareReceipts(verifyBundle(new TextEncoder().encode(text)), pasted)?.map(({ result }) => result) ?? null;

it('[R27] a receipt is compared with the record of the file that was checked, by the keys of that file', () => {
  const mail = `Keep this mail:\n${checkpointLine(receipt)}\nHow to check it`;
  expect(results(sealed, mail)).toEqual(['held']);
  expect(results(sealed, 'no receipt at all')).toEqual([]);
});

it('[R27][J11] a file of which one byte was altered proves nothing about a receipt; one that is no file nothing at all', () => {
  const altered = sealed.replace('A visit of fifteen', 'A visit of fiftees');
  expect(results(altered, checkpointLine(receipt))).toEqual(['not-proved']);
  expect(results('<!doctype html>', checkpointLine(receipt))).toBeNull();
});

it('[R27] a file of the first format, which lists no checkpoints, is compared by the key that sealed it', () => {
  const { record } = JSON.parse(ofFormat1()) as Bundle;
  const [{ chain, seq, hash: head, at }] = record.entries as [RecordEntry];
  const early = signCheckpoint({ chain, seq, head, at }, aSigner());
  expect(results(ofFormat1(), checkpointLine(early))).toEqual(['held']);
});
