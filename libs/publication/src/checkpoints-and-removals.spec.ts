import { aBundle, aBundleWithSomethingRemoved, aSigner } from './a-bundle.fake.js';
import { changedAndSigned, type Mutable } from './changed-bundle.fake.js';
import type { Bundle, BundleRecord } from './bundle.js';
import { sealBundle, withOpenings } from './seal-bundle.js';
import { verifyBundle } from './verify-bundle.js';

const signer = aSigner();
const sealed = sealBundle(aBundleWithSomethingRemoved(), signer);
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

type Checkpoints = Mutable<Required<BundleRecord>>['checkpoints'];
type Change = (copy: Mutable<Bundle> & { record: { checkpoints: Checkpoints; keys: string[] } }) => void;

/** The parts in which a file that the holder of the key changed and signed again is wrong. */
function wrongAfter(change: Change): string[] {
  const verdict = verifyBundle(changedAndSigned(sealed, signer, (copy) => change(copy as Parameters<Change>[0])));
  return verdict.faults.map(({ part }) => part);
}

describe('checkpoints in a published file', () => {
  it('[R27] are sound, under the keys of their time', () => {
    const { ok, bundle } = verifyBundle(utf8(sealed));
    expect(ok).toBe(true);
    expect(bundle?.record.checkpoints?.map(({ seq }) => seq)).toEqual([5, 12, 28]);
  });

  it.each<[string, Change]>([
    ['of another head', ({ record }) => (record.checkpoints[0]!.head = '0'.repeat(64))],
    ['of another time', ({ record }) => (record.checkpoints[0]!.at = '2026-05-15T09:00:00.001Z')],
    ['under the name of another key', ({ record }) => (record.checkpoints[0]!.keyId = record.checkpoints[1]!.keyId)],
    ['with another signature', ({ record }) => (record.checkpoints[0]!.signature = '0'.repeat(128))],
    ['of another record', ({ record }) => (record.checkpoints[0]!.chain = 'other')],
  ])('[R27] one %s is refused and named', (_case, change) => {
    // It is none of those that the record tells of either (B50).
    expect([...new Set(wrongAfter(change))]).toEqual(['record', 'record/checkpoint:5']);
  });

  it('[R27] one whose key is not given is refused and named', () => {
    expect([...new Set(wrongAfter(({ record }) => record.keys.shift()))]).toEqual(['record/checkpoint:5']);
  });

  it('[R27] one of an entry that is not there, or out of order, is refused', () => {
    expect(wrongAfter(({ record }) => (record.checkpoints[1]!.seq = 13))).toContain('record/checkpoint:13');
    expect(wrongAfter(({ record }) => record.checkpoints.reverse())).toEqual([
      ...['record', 'record/checkpoint:12', 'record/checkpoint:5'],
    ]);
  });
});

describe('something removed from the record of a published file', () => {
  it('[R28] is said in its place, and the file still verifies under the same signature', () => {
    const before = sealBundle(aBundle(), signer);
    const after = withOpenings(before, aBundleWithSomethingRemoved().openings);
    expect(after).toBe(sealed);
    expect(verifyBundle(utf8(after))).toMatchObject({ ok: true, unopened: 2 });
    expect(after).toContain('"removed":[{"date":"2026-07-01","name":"words","reason":"It told where somebody lives."');
    expect(before).toContain('Words of act 12');
    expect(after).not.toContain('Words of act 12');
  });

  it.each<[string, Change]>([
    [
      'is there all the same',
      ({ openings }) => openings.record.push(...aBundle().openings.record.filter(({ seq }) => seq === 12)),
    ],
    ['is said twice', ({ openings }) => openings.removed?.push(openings.removed[0]!)],
  ])('[R28] is refused where it %s', (_case, change) => {
    expect(wrongAfter(change)).toContain('openings/removed:12/words');
  });

  it('[R28] is refused where there never was anything', () => {
    expect(wrongAfter(({ openings }) => (openings.removed![0]!.name = 'other'))).toEqual(['openings/removed:12/other']);
  });
});
