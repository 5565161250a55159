import { canonicalJson } from '#document';
import { sealEntry } from '#record';
import { aBundle, aSigner, refOf } from './a-bundle.fake.js';
import type { Bundle } from './bundle.js';
import { changed, type Mutable } from './changed-bundle.fake.js';
import { manifestOf } from './parts.js';
import { sealBundle, withOpenings } from './seal-bundle.js';
import { verifyBundle } from './verify-bundle.js';

const SEED = 20_261_124;
const signer = aSigner();
const sealed = sealBundle(aBundle(), signer);
const bytes = new TextEncoder().encode(sealed);
const bundle = JSON.parse(sealed) as Bundle;

describe('a published bundle', () => {
  it('[R27] verifies offline, and says which key signed it', () => {
    const verdict = verifyBundle(bytes);
    expect(verdict.faults).toEqual([]);
    expect(verdict.ok).toBe(true);
    expect(verdict.signedBy?.publicKey).toBe(signer.publicKey);
    expect(verdict.trusted).toBeNull();
  });

  it('is trusted with its own key, and refused with another', () => {
    expect(verifyBundle(bytes, { trustedKey: signer.publicKey })).toMatchObject({ ok: true, trusted: true });
    const verdict = verifyBundle(bytes, { trustedKey: aSigner('somebody else').publicKey });
    expect(verdict).toMatchObject({ ok: false, trusted: false, faults: [{ part: 'signature' }] });
  });

  it('[R27] signed afresh by somebody else is refused only with a key to trust', () => {
    const forged = new TextEncoder().encode(sealBundle(aBundle(), aSigner('somebody else')));
    expect(verifyBundle(forged).ok).toBe(true);
    expect(verifyBundle(forged, { trustedKey: signer.publicKey }).ok).toBe(false);
  });

  it('[R28] verifies with every name and word taken away, and says how many are not opened', () => {
    const redacted = withOpenings(sealed, { names: [], record: [] });
    expect(verifyBundle(new TextEncoder().encode(redacted))).toMatchObject({ ok: true, unopened: 15 });
    expect(redacted).not.toContain('Amira');
  });

  it('[R28] verifies with one name taken away', () => {
    const { names, record } = bundle.openings;
    const redacted = withOpenings(sealed, { names: names.slice(1), record });
    expect(verifyBundle(new TextEncoder().encode(redacted))).toMatchObject({ ok: true, unopened: 2 });
  });

  it('is not sealed when it would not verify', () => {
    const { whole, ...rest } = aBundle();
    const unsigned = { ...rest, whole: { ...whole, positions: whole.positions.slice(1) } };
    expect(() => sealBundle(unsigned, signer)).toThrow(/would not verify.*no label/);
  });
});

describe('one flipped bit', () => {
  it(`[A1] anywhere in the file is refused, and the part is named (seed ${SEED})`, () => {
    const random = randomFrom(SEED);
    const named = regions();
    for (let round = 0; round < 300; round += 1) {
      const offset = Math.floor(random() * bytes.length);
      expectFound(named, offset, round % 8);
    }
  });

  it('[A1] in the first and the last byte of every part that has a name is refused and named', () => {
    const named = regions();
    for (const { from, to } of named) {
      expectFound(named, from, 0);
      expectFound(named, to - 1, 5);
    }
  });
});

describe('a file that is not what was published', () => {
  it('[A1] with a space more is refused, with the byte at which it departs from its canonical form', () => {
    const at = sealed.indexOf('"kind":"section.edited"') + '"kind":'.length;
    const offset = Buffer.byteLength(sealed.slice(0, at));
    const spaced = new TextEncoder().encode(`${sealed.slice(0, at)} ${sealed.slice(at)}`);
    expect(verifyBundle(spaced).faults).toEqual([
      { part: 'record/entry:1', because: expect.stringContaining(`byte ${offset}`), offset },
    ]);
  });

  it.each([
    ['a line end after it', `${sealed}\n`, 'file'],
    ['a byte order mark before it', `\ufeff${sealed}`, 'file'],
    ['its end cut off', sealed.slice(0, -40), 'whole/sign-off:PROVIDERS'],
    ['nothing in it', '', 'file'],
    ['another thing in it', '[1,2,3]', 'file'],
    ['brackets 20,000 deep', `{"sections":${'['.repeat(20_000)}${']'.repeat(20_000)}}`, 'file'],
    ['a lone surrogate', '{"statement":"\\ud800"}', 'file'],
  ])('with %s is refused', (_case, text, part) => {
    const verdict = verifyBundle(new TextEncoder().encode(text));
    expect(verdict.ok).toBe(false);
    expect(verdict.faults.map((fault) => fault.part)).toContain(part);
  });

  it('with a byte that is not UTF-8 is refused at that byte', () => {
    const offset = Buffer.from(bytes).indexOf('Siân Pugh') + 1;
    const copy = bytes.slice();
    copy[offset] = 0xef;
    expect(verifyBundle(copy).faults).toMatchObject([{ part: 'openings/name:c-carers', offset }]);
  });
});

describe('a bundle changed and written canonically again', () => {
  it.each<[string, (copy: Mutable<Bundle>) => void, string]>([
    ['[R16] a word of a section', (copy) => (copy.sections[1]!.text.title = 'Cash'), 'section:money'],
    ['[R16] a cell of a table', (copy) => (copy.datasets[0]!.rows[0]![1] = '99'), 'dataset:T1'],
    [
      '[R16] a sign-off of another text',
      (copy) => (copy.sections[0]!.positions[2]!.hash = copy.sections[1]!.hash),
      'section:demand/sign-off:CARERS',
    ],
    [
      '[R17] a signatory of another group',
      (copy) => (copy.whole.positions[0]!.signatories[0]!.ref = refOf('CARERS')),
      'whole/sign-off:COMMISSIONERS',
    ],
    ['[R19] a minority statement', (copy) => (copy.minorityStatements[0]!.text = 'We agree.'), 'minority-statement:M1'],
    ['[R19] a minority statement left out', (copy) => copy.minorityStatements.pop(), 'minority-statement:M1'],
    [
      '[R20] a dissent shown as signed',
      (copy) => (copy.sections[1]!.positions[3]!.position = 'SIGNED'),
      'section:money/sign-off:PROVIDERS',
    ],
    ['[R21] a better label', (copy) => (copy.statement.label = 'CO_PRODUCED'), 'statement'],
    [
      '[R30] a credit to nobody',
      (copy) => (copy.sections[0]!.attribution.words[0]!.by = 'Old Site User'),
      'section:demand',
    ],
    ['[R31] an interest left out', (copy) => copy.interests!.pop(), 'interests'],
    ['a section left out', (copy) => copy.sections.pop(), 'section:money'],
    ['a section there twice', (copy) => copy.sections.push(copy.sections[0]!), 'whole'],
    ['sections in another order', (copy) => copy.sections.reverse(), 'whole'],
    ['a name', (copy) => (copy.openings.names[0]!.content.name = 'Somebody Else'), 'openings/name:c-commissioners'],
    [
      'a name under another person',
      (copy) => (copy.openings.names[0]!.ref = refOf('PEOPLE')),
      'openings/name:c-commissioners',
    ],
    ['a name twice', (copy) => copy.openings.names.push(copy.openings.names[0]!), 'openings/name:c-commissioners'],
    ['words of an act', (copy) => (copy.openings.record[1]!.content = 'x'), 'openings/entry:6/words'],
    ['an opening of no commitment', (copy) => (copy.openings.record[0]!.name = 'toString'), 'openings/entry:3/words'],
    ['a field that the format does not have', (copy) => Object.assign(copy.statement, { note: '' }), 'statement'],
    ['the short name of the key', (copy) => (copy.signature.keyId = '0'.repeat(16)), 'signature'],
  ])('%s is refused and named', (_case, change, part) => {
    const verdict = afterChange(change);
    expect(verdict.ok).toBe(false);
    expect(verdict.faults.map((fault) => fault.part)).toContain(part);
  });

  it.each<[string, (entries: Mutable<Bundle>['record']['entries']) => void, string]>([
    ['deleted', (entries) => entries.splice(4, 1), 'record/entry:6'],
    ['inserted', (entries) => entries.splice(4, 0, { ...entries[3]!, kind: 'made.up' }), 'record/entry:4'],
    ['swapped with the next', (entries) => entries.splice(4, 2, entries[5]!, entries[4]!), 'record/entry:6'],
    ['cut from the tail', (entries) => entries.pop(), 'record'],
    ['cut from the start', (entries) => entries.shift(), 'record/entry:2'],
    ['changed', (entries) => (entries[7]!.facts = { section: 'money' }), 'record/entry:8'],
  ])('[A2] an entry of the record %s is found', (_case, change, part) => {
    const verdict = afterChange((copy) => change(copy.record.entries));
    expect(verdict.ok).toBe(false);
    expect(verdict.faults.map((fault) => fault.part)).toContain(part);
  });

  it('[A2] a record rewritten with fresh hashes is found by the signature', () => {
    const verdict = afterChange(({ record }) => {
      let previous = record.entries[10]!.hash;
      for (let index = 11; index < record.entries.length; index += 1) {
        const entry = record.entries[index]!;
        const kind = index === 11 ? 'made.up' : entry.kind;
        const rewritten = sealEntry({ ...entry, kind, previous });
        record.entries[index] = rewritten;
        previous = rewritten.hash;
      }
      record.head = previous;
    });
    expect(verdict.faults).toEqual([
      { part: 'record', because: expect.stringContaining('list of parts') },
      { part: 'record/checkpoint:12', because: 'Entry 12 is not the one that checkpoint 12 was made of.' },
      { part: 'record/checkpoint:28', because: 'Entry 28 is not the one that checkpoint 28 was made of.' },
    ]);
  });

  it('with a list of parts to match, still needs the key', () => {
    const verdict = afterChange((copy) => {
      copy.statement.title = 'Another statement';
      copy.manifest = manifestOf(copy as unknown as Bundle) as unknown as Mutable<Bundle['manifest']>;
    });
    expect(verdict.faults).toMatchObject([{ part: 'statement' }, { part: 'signature' }]);
  });
});

/** A verdict on the bundle with something changed after it was sealed. */
function afterChange(change: (copy: Mutable<Bundle>) => void) {
  return verifyBundle(changed(sealed, change));
}

interface Region {
  readonly part: string;
  /** Of an opening, in its list. */
  readonly place?: number;
  readonly from: number;
  readonly to: number;
}

/** Where each thing that has a name stands in the file, found by its bytes and not by the code under test. */
function regions(): Region[] {
  const region = (part: string, value: unknown, place?: number) => {
    const from = Buffer.from(bytes).indexOf(canonicalJson(value));
    return { part, place, from, to: from + Buffer.byteLength(canonicalJson(value)) };
  };
  return [
    ...bundle.sections.map((section) => region(`section:${section.key}`, section)),
    ...bundle.sections.flatMap(({ key, positions }) =>
      positions.map((position) => region(`section:${key}/sign-off:${position.constituency}`, position)),
    ),
    ...bundle.whole.positions.map((position) => region(`whole/sign-off:${position.constituency}`, position)),
    ...bundle.record.entries.map((entry) => region(`record/entry:${entry.seq}`, entry)),
    ...bundle.openings.names.map((opening, index) => region(`openings/name:${opening.ref}`, opening, index + 1)),
    ...bundle.openings.record.map((opening, index) =>
      region(`openings/entry:${opening.seq}/${opening.name}`, opening, index + 1),
    ),
    ...bundle.minorityStatements.map((one) => region(`minority-statement:${one.id}`, one)),
    ...bundle.datasets.map((one) => region(`dataset:${one.id}`, one)),
  ];
}

/** Flips a bit and expects a refusal that names the smallest thing around it. */
function expectFound(regions: readonly Region[], offset: number, bit: number): void {
  const copy = bytes.slice();
  copy[offset] = (copy[offset] ?? 0) ^ (1 << bit);
  const { ok, faults } = verifyBundle(copy);
  const where = `byte ${offset}, bit ${bit}`;
  expect([where, ok]).toEqual([where, false]);
  const around = regions.filter(({ from, to }) => from <= offset && offset < to);
  const [smallest] = around.sort((a, b) => a.to - a.from - (b.to - b.from));
  const parts = faults.map(({ part }) => part);
  expect([where, parts.every((part) => part !== '')]).toEqual([where, true]);
  if (smallest === undefined || isByPlace(smallest, parts)) return;
  const named = parts.filter((part) => part === smallest.part || part.startsWith(`${smallest.part}/`));
  expect([where, smallest.part, parts, named.length > 0]).toEqual([where, smallest.part, parts, true]);
}

/** An opening whose own label was hit can only be named by its place. */
function isByPlace({ place }: Region, parts: readonly string[]): boolean {
  return place !== undefined && parts.some((part) => part.includes(`#${place}`));
}

/** Mulberry32: the same numbers from the same seed everywhere. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
