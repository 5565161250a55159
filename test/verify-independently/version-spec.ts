import type { Bundle } from '#publication';
import type { RecordEntry } from '#record';
import { bytesToHex } from '@noble/hashes/utils.js';
import { aBundle, refOf, withoutRenderings } from '../../libs/publication/src/a-bundle.fake.js';
import { changed, changedAndSigned, type Mutable } from '../../libs/publication/src/changed-bundle.fake.js';
import { sealedAs } from '../../libs/publication/src/older-formats.fake.js';
import { signedBytes } from '../../libs/publication/src/signature.js';
import {
  after,
  byCouncil,
  byOthers,
  OTHER,
  rewritten,
  sealed,
  signer,
  verdicts,
  withFacts,
  type Change,
} from './changed-by-key.js';

it('[A4] a file of the newest format is sound, and so is one whose record was only written again', () => {
  const again = rewritten((entries) => [...entries]);
  const files = [sealed, byCouncil, byOthers].flatMap((of) => [
    changed(of, () => undefined),
    changedAndSigned(of, signer, again),
  ]);
  expect(files.map(verdicts)).toEqual(files.map(() => [null, []]));
});

describe('B40: other formats', () => {
  type Renderings = Mutable<Required<Bundle>['renderings']>;
  const cases: [string, (renderings: Renderings) => void][] = [
    ['made from other words, as current', ([one]) => (one!.sourceHash = OTHER as never)],
    ['out of date without a reason', ([one]) => Object.assign(one!, { sourceHash: OTHER, state: 'OUT_OF_DATE' })],
    [
      'out of date with an empty reason',
      ([one]) => Object.assign(one!, { sourceHash: OTHER, state: 'OUT_OF_DATE', reason: '' }),
    ],
    ['out of date though of these words', ([one]) => Object.assign(one!, { state: 'OUT_OF_DATE', reason: 'Why.' })],
    ['current with a reason', ([one]) => (one!.reason = 'Why.')],
    ['of a section that is not there', ([one]) => (one!.section = 'x')],
    ['of a section, made from the whole', ([one]) => (one!.section = 'money')],
    ['made by nobody', ([one]) => (one!.madeBy = 'x')],
    ['approved by somebody unknown', ([one]) => one!.approvedBy.push('x')],
    ['approved twice by one', ([one]) => one!.approvedBy.push(one!.approvedBy[0]!)],
    ['that nobody approved', ([one]) => (one!.approvedBy = [])],
    ['without a name', ([one]) => (one!.file.name = '')],
    ['there twice', (all) => all.push({ ...all[0]!, file: { ...all[0]!.file, name: 'other.pdf' } })],
    ['with the file of another', (all) => all.push({ ...all[0]!, language: 'cy' })],
  ];
  it.each(cases)('[R36] one %s is refused', (_case, change) => {
    expect(after(({ renderings }) => change(renderings!))).toEqual(['B40', ['renderings']]);
  });

  it('[R36] one that is out of date is sound where it says so and why', () => {
    const old = { sourceHash: OTHER, state: 'OUT_OF_DATE', reason: 'It is made again by July.' };
    expect(after(({ renderings }) => Object.assign(renderings![0]!, old))).toEqual([null, []]);
  });

  it('[R36] none at all is sound, no list is not', () => {
    expect(after((copy) => (copy.renderings = []))).toEqual([null, []]);
    expect(after((copy) => delete copy.renderings)[0]).toBe('B4:');
  });
});

describe('B41: the format', () => {
  it('[R27] is not an older one than the record says', () => {
    const file = new TextEncoder().encode(sealedAs('common-position-bundle/3', withoutRenderings(aBundle())));
    expect(verdicts(file)).toEqual(['B41', ['format']]);
  });

  it('[R27] is not an older one by a number that is none', () => {
    expect(after(withFacts('statement.published', { format: '4' }))[0]).toBe('B41');
  });
});

describe('B42 and B43: what was published', () => {
  it.each<[string, Change, string, string[]]>([
    ['another label', withFacts('statement.published', { label: 'CO_PRODUCED' }), 'B42', ['statement']],
    ['another text', withFacts('statement.published', { documentHash: OTHER }), 'B42', ['whole']],
    ['an older format', withFacts('statement.published', { format: 3 }), 'B42', ['format']],
    ['another time', ({ statement }) => (statement.publishedAt = '2026-06-01T09:00:00.000Z'), 'B42', ['statement']],
    [
      'another number',
      ({ statement }) => Object.assign(statement, { version: 2, supersedes: 1 }),
      'B42',
      ['statement'],
    ],
    ['another version before it', ({ statement }) => (statement.supersedes = 1), 'B43', ['statement']],
    ['nothing', rewritten((entries) => entries.slice(0, -1)), 'B42', ['record']],
    [
      'an act after it',
      rewritten((entries) => [...entries, { ...entries.at(-1)!, kind: 'section.edited' }]),
      'B42',
      ['record', 'statement'],
    ],
    [
      'a version before it that is not counted',
      rewritten((entries) => [...entries.slice(0, -1), entries.at(-1)!, entries.at(-1)!]),
      'B43',
      ['statement'],
    ],
  ])('[R27] a record that says %s is refused', (_case, change, rule, parts) => {
    expect(after(change)).toEqual([rule, parts]);
  });

  it('[R24] a key that did not publish alone is refused', () => {
    const change = withFacts('statement.published', {}, { actor: refOf('PEOPLE') });
    expect(after(change, byCouncil)).toEqual(['B42', ['alone']]);
  });
});

describe('B44: what was locked', () => {
  it.each<[string, Change]>([
    ['other words', withFacts('section.frozen', { hash: OTHER })],
    ['another version', ({ sections }) => (sections[1]!.versionNumber = 2)],
    ['another place in the log', ({ sections }) => (sections[1]!.log.seq = 7)],
    ['another log', ({ sections }) => (sections[1]!.log.head = OTHER)],
    ['another generation of the log', ({ sections }) => (sections[1]!.log.epoch = 7)],
    [
      'nothing',
      rewritten((entries) => entries.filter(({ facts }) => facts.section !== 'money' || !('logHead' in facts))),
    ],
    [
      'that it was opened again',
      rewritten((entries) => [
        ...entries.slice(0, -1),
        { ...entries[0]!, kind: 'section.reopened', facts: { section: 'money' } },
        ...entries.slice(-1),
      ]),
    ],
  ])('[R16] a section of which the record says %s is refused', (_case, change) => {
    const [rule, parts] = after(change);
    expect([rule, parts]).toEqual([expect.stringMatching(/^B(44|29|32)$/), expect.arrayContaining(['section:money'])]);
  });
});

describe('B45: the council’s decision', () => {
  it.each<[string, Change]>([
    ['left out', (copy) => (copy.councilDecision = null)],
    ['of another day', ({ councilDecision }) => (councilDecision!.date = '2026-06-10')],
    ['the other way round', ({ councilDecision }) => (councilDecision!.decision = 'CHANGES_ASKED_FOR')],
    ['that could be called in longer', ({ councilDecision }) => (councilDecision!.callInEnds = null)],
    ['of another body', ({ councilDecision }) => (councilDecision!.body = 'Full council')],
    ['of another reference', ({ councilDecision }) => (councilDecision!.reference = 'CAB/26/42')],
    ['on other words', withFacts('council-decision.recorded', { documentHash: OTHER })],
    ['without its words', withFacts('council-decision.recorded', {}, { commitments: {} })],
    [
      'that was followed by another',
      rewritten((entries) => {
        const decided = entries.find(({ kind }) => kind === 'council-decision.recorded')!;
        const newer = { ...decided, facts: { ...decided.facts, decision: 'CHANGES_ASKED_FOR' } };
        return [...entries.slice(0, -1), newer, ...entries.slice(-1)];
      }),
    ],
    ['that nobody took', rewritten((entries) => entries.filter(({ kind }) => kind !== 'council-decision.recorded'))],
  ])('[R22][R23] one %s is refused', (_case, change) => {
    expect(after(change)).toEqual(['B45', ['council-decision']]);
  });

  it('[R28] is sound after its words were taken away', () => {
    const change: Change = ({ openings }) => (openings.record = openings.record.filter(({ name }) => name !== 'body'));
    expect(after(change)).toEqual([null, []]);
  });
});

describe('B47: those who disagree', () => {
  const withKind = (kind: string, change: (entry: RecordEntry) => RecordEntry[]): Change =>
    rewritten((entries) => entries.flatMap((entry) => (entry.kind === kind ? change(entry) : [entry])));

  it.each<[string, Change]>([
    ['left out', (copy) => (copy.minorityStatements = [])],
    ['that nobody wrote', withKind('minority-statement.attached', () => [])],
    ['with another title', ({ minorityStatements: [one] }) => (one!.title = 'We agree')],
    ['with other words', ({ minorityStatements: [one] }) => (one!.text = 'We sign this.')],
    ['beside another section', ({ minorityStatements: [one] }) => (one!.section = 'demand')],
    ['of another group', ({ minorityStatements: [one] }) => (one!.constituency = 'CARERS')],
    ['of members instead of the group', ({ minorityStatements: [one] }) => (one!.by = 'three members')],
    ['with a name more', ({ minorityStatements: [one] }) => one!.signedBy.push(refOf('CARERS'))],
    ['without its reply', ({ minorityStatements: [one] }) => (one!.reply = null)],
    ['with another reply', ({ minorityStatements: [one] }) => (one!.reply!.text = 'We agree.')],
    ['with a reply of somebody else', ({ minorityStatements: [one] }) => (one!.reply!.by = refOf('CARERS'))],
    ['with a reply for another group', ({ minorityStatements: [one] }) => (one!.reply!.constituency = 'CARERS')],
    ['with a reply that nobody gave', withKind('minority-statement.replied', () => [])],
    ['without a proof of its words', withKind('minority-statement.attached', (one) => [{ ...one, commitments: {} }])],
    [
      'that too few joined',
      withKind('minority-statement.attached', (one) => [{ ...one, facts: { ...one.facts, by: 'three members' } }]),
    ],
  ])('[R19] one %s is refused', (_case, change) => {
    expect(after(change)).toEqual(['B47', ['minority-statement:M1']]);
  });

  it('[R19] words of members that wait for names are not in the file, and those with three are', () => {
    const joined = (times: number): Change =>
      withKind('minority-statement.attached', (one) => [
        one,
        { ...one, facts: { ...one.facts, id: 'M2', by: 'three members' } },
        ...Array.from({ length: times }, () => ({ ...one, kind: 'minority-statement.joined', facts: { id: 'M2' } })),
      ]);
    expect([after(joined(1)), after(joined(2))]).toEqual([
      [null, []],
      ['B47', ['minority-statement:M2']],
    ]);
  });

  it('[R28] one is sound after its words were taken away', () => {
    expect(after(({ openings }) => (openings.record = []))).toEqual([null, []]);
  });
});

describe('B46: how long the record was', () => {
  it('[R27] another number of entries than was signed is refused', () => {
    const file = changed(sealed, (copy) => {
      copy.manifest.entries = (copy.manifest.entries ?? 0) + 1;
      copy.signature.value = bytesToHex(signer.sign(signedBytes(copy.manifest, copy.format)));
    });
    expect(verdicts(file)).toEqual(['B46', ['record']]);
  });
});
