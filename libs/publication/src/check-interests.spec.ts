import { sealEntry } from '#record';
import { aBundle, aSigner, refOf } from './a-bundle.fake.js';
import { checkpointOf } from './a-record.fake.js';
import type { Bundle } from './bundle.js';
import { changed, changedAndSigned, type Mutable } from './changed-bundle.fake.js';
import { hashCheckpoints } from './hash-published.js';
import { sealBundle, withOpenings } from './seal-bundle.js';
import { verifyBundle } from './verify-bundle.js';

const signer = aSigner();
const sealed = sealBundle(aBundle(), signer);
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
type Interests = Mutable<Required<Bundle>['interests']>;
const partsAtFault = (file: Uint8Array): string[] => [
  ...new Set(verifyBundle(file).faults.map(({ part }) => part.replace(/\/.*/, ''))),
];

describe('interests in a published file', () => {
  it('[R31] are those of the record: who, in which group, when, what it touches, and until when', () => {
    expect((JSON.parse(sealed) as Bundle).interests?.map(({ entry, by, until }) => [entry, by, until])).toEqual([
      [7, refOf('PROVIDERS'), '2026-05-21T09:00:00.000Z'],
      [10, refOf('CARERS'), null],
      [11, refOf('PROVIDERS'), null],
    ]);
  });

  it.each<[string, (interests: Interests) => void]>([
    ['left out', (interests) => interests.pop()],
    ['told twice', (interests) => interests.push({ ...interests[2]! })],
    ['made up', (interests) => interests.push({ ...interests[2]!, entry: 12 })],
    ['in another order', (interests) => interests.reverse()],
    ['of somebody else', (interests) => (interests[0]!.by = refOf('CARERS'))],
    ['of another group', (interests) => (interests[0]!.constituency = 'CARERS')],
    ['of another time', (interests) => (interests[1]!.at = '2026-05-20T09:00:00.001Z')],
    ['turned into none', (interests) => (interests[1]!.some = false)],
    ['that does not stand aside any more', (interests) => (interests[1]!.effect = 'declare')],
    ['that touches less', (interests) => (interests[1]!.sections = ['money'])],
    ['that touches another section', (interests) => (interests[2]!.sections = ['demand'])],
    ['that still stands', (interests) => (interests[0]!.until = null)],
    ['that stands no more', (interests) => (interests[2]!.until = '2026-05-30T09:00:00.000Z')],
    ['under another entry', (interests) => (interests[2]!.entry = 12)],
    ['by nobody', (interests) => (interests[2]!.by = 'x')],
  ])('[R31] one %s is refused and named, also where whoever holds the key signed it', (_case, change) => {
    const apply = (copy: Mutable<Bundle>): void => change(copy.interests!);
    expect(partsAtFault(changedAndSigned(sealed, signer, apply))).toEqual(['interests']);
    expect(partsAtFault(changed(sealed, apply))).toContain('interests');
  });

  it('[R31] are refused where the whole list is gone', () => {
    expect(partsAtFault(changedAndSigned(sealed, signer, (copy) => delete copy.interests))).toEqual(['file']);
  });

  it('[R31] is refused where one byte of its words is another', () => {
    const at = Buffer.from(sealed).indexOf('We bid for a contract.');
    for (let place = at; place < at + 'We bid for a contract.'.length; place += 1) {
      const copy = utf8(sealed);
      copy[place] = (copy[place] ?? 0) ^ 1;
      expect([place, verifyBundle(copy).ok]).toEqual([place, false]);
    }
  });

  it('[R28][R31] verifies after the words of one were removed, and says so in their place', () => {
    const { names, record } = (JSON.parse(sealed) as Bundle).openings;
    const removed = [{ seq: 11, name: 'text', reason: 'It named a neighbour.', date: '2026-07-01' }];
    const after = withOpenings(sealed, { names, record: record.filter(({ seq }) => seq !== 11), removed });
    expect(verifyBundle(utf8(after)).faults).toEqual([]);
    expect(after).not.toContain('We bid for a contract.');
  });
});

describe('a record that was begun before entries gave keys of sections', () => {
  /** Its first declaration names sections by their ids only. */
  const older = changedAndSigned(sealed, signer, (copy) => {
    for (let at = 6; at < copy.record.entries.length; at += 1) {
      const entry = copy.record.entries[at]!;
      if (at === 6) entry.facts = { some: true, effect: 'declare', sections: ['5e0c'] };
      if (entry.kind === 'statement.published') entry.facts = { ...entry.facts, checkpoints: hashCheckpoints([]) };
      copy.record.entries[at] = sealEntry({ ...entry, previous: copy.record.entries[at - 1]!.hash });
    }
    const last = copy.record.entries.at(-1)!;
    copy.record.head = last.hash;
    copy.record.checkpoints = [checkpointOf(last, signer)];
  });

  it('[R31] verifies where as many sections are told as it names', () => {
    expect(verifyBundle(older).faults).toEqual([]);
    const fewer = changedAndSigned(new TextDecoder().decode(older), signer, ({ interests }) => {
      interests![0]!.sections = [];
    });
    expect(partsAtFault(fewer)).toEqual(['interests']);
  });
});
