import { GENESIS, sealEntry, type RecordEntry, type UnsealedEntry } from './entry.js';
import { verifyChain } from './verify-chain.js';

/** The example of FORMAT.md, whose hashes another program worked out. */
const started: UnsealedEntry = {
  v: 1,
  chain: 'northmoor',
  seq: 1,
  at: '2026-04-01T09:00:00.000Z',
  kind: 'statement.started',
  actor: null,
  constituency: null,
  facts: { template: 'mps' },
  commitments: {},
  previous: GENESIS,
};

function aRecord(length: number): RecordEntry[] {
  const entries = [sealEntry(started)];
  for (let seq = 2; seq <= length; seq += 1) {
    entries.push(sealEntry({ ...started, seq, kind: 'section.edited', previous: entries.at(-1)?.hash ?? '' }));
  }
  return entries;
}

/** The same acts from an entry on, sealed again so that every hash fits. */
function rewrittenFrom(seq: number): RecordEntry[] {
  const entries = aRecord(seq - 1);
  for (const entry of aRecord(8).slice(seq - 1)) {
    entries.push(sealEntry({ ...entry, kind: 'made.up', previous: entries.at(-1)?.hash ?? GENESIS }));
  }
  return entries;
}

const faultsAfter = (change: (entries: RecordEntry[]) => void): number[] => {
  const entries = aRecord(8);
  change(entries);
  return verifyChain(entries).map(({ seq }) => seq);
};

describe('the record (FORMAT.md)', () => {
  it('[R27] gives the hashes of the example in the format document', () => {
    const first = sealEntry(started);
    const second = sealEntry({
      ...started,
      seq: 2,
      at: '2026-04-02T09:30:00.000Z',
      kind: 'member.joined',
      actor: 'c-7',
      constituency: 'CARERS',
      facts: {},
      commitments: { name: '1b3b4509a1ea9b1419963396ccd346f8d6b034b3ea8ecd9bc94105263bd587de' },
      previous: first.hash,
    });
    expect(first.hash).toBe('0a2b9de5239f2c1e008361aeaf09822f7d01e7467d21ae0351850c8b71d1a63d');
    expect(second.hash).toBe('bcccfcf8598a22f04de38892fac5224833c02c3bfa79d369b84a15a028c23305');
    expect(verifyChain([first, second])).toEqual([]);
  });

  it('[R27] leaves out what does not belong to an entry when it seals', () => {
    const withMore = { ...started, note: 'not part of the format' };
    expect(sealEntry(withMore)).toEqual(sealEntry(started));
  });

  it('[R27] verifies as it was written, and when it is empty', () => {
    expect(verifyChain(aRecord(8))).toEqual([]);
    expect(verifyChain([])).toEqual([]);
  });

  it.each<[string, (entries: RecordEntry[]) => void, number[]]>([
    ['deleted', (all) => all.splice(3, 1), [5, 5]],
    ['inserted again', (all) => all.splice(3, 0, all[3]!), [4, 4]],
    ['inserted from nowhere', (all) => all.splice(3, 0, sealEntry({ ...started, seq: 4 })), [4, 4, 4]],
    ['swapped with the next', (all) => all.splice(3, 2, all[4]!, all[3]!), [5, 5, 4, 4, 6, 6]],
    ['cut from the start', (all) => all.shift(), [2, 2]],
    ['moved to another chain', (all) => all.splice(3, 1, sealEntry({ ...all[3]!, chain: 'other' })), [4, 5]],
    ['given another number', (all) => all.splice(3, 1, { ...all[3]!, seq: 40 }), [4]],
  ])('[R27][A2] an entry %s is found, with its number', (_case, change, seqs) => {
    expect(faultsAfter(change)).toEqual(seqs);
  });

  it.each<[keyof RecordEntry, unknown]>([
    ['v', 2],
    ['chain', 'other'],
    ['at', '2026-04-01T09:00:00.001Z'],
    ['kind', 'section.signed'],
    ['actor', 'c-1'],
    ['constituency', 'PEOPLE'],
    ['facts', { template: 'mps', more: true }],
    ['commitments', { name: GENESIS }],
    ['previous', '1'.repeat(64)],
    ['hash', '1'.repeat(64)],
  ])('[R27][A1] a changed %s is found at its entry', (field, value) => {
    const found = faultsAfter((all) => all.splice(3, 1, { ...all[3]!, [field]: value }));
    expect(found).toContain(4);
  });

  it('[A1] an entry with no canonical form is refused without an error', () => {
    expect(faultsAfter((all) => all.splice(3, 1, { ...all[3]!, facts: { much: Number.NaN } }))).toEqual([4]);
  });

  it('[R27][A2] a tail that was cut shows against a checkpoint held elsewhere', () => {
    const [last] = aRecord(8).slice(-1);
    expect(verifyChain(aRecord(7))).toEqual([]);
    expect(verifyChain(aRecord(7), [{ seq: 8, hash: last?.hash ?? '' }])).toMatchObject([{ seq: 8 }]);
    expect(verifyChain(aRecord(8), [{ seq: 8, hash: last?.hash ?? '' }])).toEqual([]);
  });

  it('[R27][A2] a record rewritten with fresh hashes shows against a checkpoint held elsewhere', () => {
    const hash = aRecord(8)[6]?.hash ?? '';
    expect(verifyChain(rewrittenFrom(5))).toEqual([]);
    expect(verifyChain(rewrittenFrom(5), [{ seq: 7, hash }])).toEqual([
      { seq: 7, because: 'Entry 7 is not the one that was seen before: the record was rewritten.' },
    ]);
  });
});
