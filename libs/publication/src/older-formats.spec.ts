import { aBundle, aBundleBefore4, aSigner } from './a-bundle.fake.js';
import { ofFormat1, ofFormat2, ofFormat3, ofFormat4, sealedAs } from './older-formats.fake.js';
import { sealBundle, withOpenings } from './seal-bundle.js';
import { verifyBundle } from './verify-bundle.js';

const sealed = sealBundle(aBundle(), aSigner());
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

it.each([
  ['1', ofFormat1()],
  ['2', ofFormat2()],
  ['3', ofFormat3()],
])('[R27] a file of format %s still verifies, also with openings taken away', (_format, file) => {
  expect(verifyBundle(utf8(file))).toMatchObject({ ok: true, faults: [] });
  const removed = [{ seq: 12, name: 'words', reason: 'R', date: '2026-07-01' }];
  const taken = withOpenings(file, { names: [], record: [], removed });
  expect(verifyBundle(utf8(taken))).toMatchObject({ ok: true, unopened: 10 });
});

it.each([
  ['1', ofFormat1()],
  ['2', ofFormat2()],
  ['3', ofFormat3()],
  ['4', ofFormat4()],
  ['5', sealed],
])('[R27] a file of format %s does not pass for one of another', (own, file) => {
  for (const other of ['1', '2', '3', '4', '5', '6'].filter((format) => format !== own)) {
    expect([other, verifyBundle(utf8(file.replace(`bundle/${own}`, `bundle/${other}`))).ok]).toEqual([other, false]);
  }
});

it('[R31] a file of format 2 with interests is refused, whoever signed it: nothing in it would be checked', () => {
  const file = sealedAs('common-position-bundle/2', aBundleBefore4());
  expect(verifyBundle(utf8(file)).faults.map(({ because }) => because)).toEqual([
    'The file has "interests", which does not belong there.',
  ]);
});
