import { aBundle, aSigner, refOf } from './a-bundle.fake.js';
import type { Bundle } from './bundle.js';
import { changedAndSigned, type Mutable } from './changed-bundle.fake.js';
import { sealBundle } from './seal-bundle.js';
import { verifyBundle } from './verify-bundle.js';

const signer = aSigner();
const sealed = sealBundle(aBundle(), signer);

const signOffsOf = (part: string): string[] =>
  ['COMMISSIONERS', 'PEOPLE', 'CARERS', 'PROVIDERS'].map((group) => `${part}/sign-off:${group}`);

/** As somebody would who holds the key, and would rather that providers had signed the section on money. */
function withProvidersSigned({ sections, statement }: Mutable<Bundle>): void {
  const money = sections[1]!;
  const { positions, hash } = money;
  positions[3] = { ...structuredClone(sections[0]!.positions[3]!), hash };
  money.state = 'SIGNED';
  statement.label = 'CO_PRODUCED';
}

describe('a bundle whose own publisher signed a fault', () => {
  it.each<[string, (copy: Mutable<Bundle>) => void, string[]]>([
    ['[R16] another text', ({ sections }) => (sections[1]!.text.language = 'cy'), ['section:money']],
    ['[R16] another title', ({ sections }) => (sections[1]!.title = 'Cash'), ['section:money']],
    [
      '[R16] a text of another section',
      ({ sections }) => (sections[1]!.key = 'cash'),
      ['section:cash', 'minority-statement:M1', 'interests', 'whole', ...signOffsOf('section:cash')],
    ],
    [
      '[R16] a text of another statement',
      ({ statement }) => (statement.slug = 'x'),
      ['section:demand', 'section:money', 'statement'],
    ],
    ['[R16] a cell of a table', ({ datasets }) => (datasets[0]!.rows[0]![1] = '9'), ['dataset:T1']],
    [
      '[R16] another table',
      ({ datasets }) => (datasets[0]!.sha256 = '0'.repeat(64)),
      ['dataset:T1', 'section:demand', 'section:money'],
    ],
    ['[R16] no table', ({ datasets }) => datasets.pop(), ['section:demand', 'section:money']],
    [
      '[R16] a sign-off of another text',
      ({ sections, whole }) => (sections[0]!.positions[2]!.hash = whole.hash),
      ['section:demand/sign-off:CARERS'],
    ],
    [
      '[R17] a signatory of another group',
      ({ whole }) => (whole.positions[0]!.signatories[0]!.ref = refOf('CARERS')),
      ['whole/sign-off:COMMISSIONERS'],
    ],
    [
      '[R17] a signatory nobody knows',
      ({ whole }) => (whole.positions[0]!.signatories[0]!.ref = 'x'),
      ['whole/sign-off:COMMISSIONERS'],
    ],
    [
      '[R17] a signatory counted twice',
      ({ whole }) => whole.positions[0]!.signatories.push(whole.positions[0]!.signatories[0]!),
      ['whole/sign-off:COMMISSIONERS'],
    ],
    ['[R17] a group that was not asked', ({ sections }) => sections[0]!.signatories.pop(), ['section:demand']],
    [
      '[R17] a group with two positions',
      ({ whole }) => whole.positions.push(whole.positions[0]!),
      ['whole', 'manifest'],
    ],
    ['[R18] a better state', ({ sections }) => (sections[1]!.state = 'SIGNED'), ['section:money']],
    [
      '[R20] a group signed by nobody',
      ({ whole }) => (whole.positions[3]!.signatories = []),
      ['whole/sign-off:PROVIDERS'],
    ],
    ['[R21] a better label', ({ statement }) => (statement.label = 'CO_PRODUCED'), ['statement']],
    [
      '[R21] a label without the people',
      ({ whole }) => (whole.positions[1]!.position = 'NO_RESPONSE'),
      ['statement', 'whole/sign-off:PEOPLE'],
    ],
    [
      '[R17][R21] a group that dissented shown as signed',
      withProvidersSigned,
      ['section:money/sign-off:PROVIDERS', 'statement'],
    ],
    [
      '[R17] a group shown by a name of its own that signed elsewhere',
      (copy) => {
        withProvidersSigned(copy);
        copy.contributors.push({ ref: 'd-13', constituency: 'PROVIDERS', name: null });
        copy.sections[1]!.positions[3]!.signatories[0]!.ref = 'd-13';
      },
      ['section:money/sign-off:PROVIDERS', 'statement'],
    ],
    [
      '[R17] a group that dissented, by nobody',
      ({ sections }) => (sections[1]!.positions[3]!.signatories = []),
      ['section:money/sign-off:PROVIDERS'],
    ],
    [
      '[R20] a group that dissented shown as one that did not reply, with those who decided',
      ({ sections }) => (sections[1]!.positions[3]!.position = 'NO_RESPONSE'),
      ['section:money/sign-off:PROVIDERS'],
    ],
    [
      '[R17] a reservation that is not shown',
      ({ sections }) => (sections[0]!.positions[2]!.position = 'SIGNED'),
      ['section:demand/sign-off:CARERS'],
    ],
    [
      '[R17] a signatory with another position',
      ({ sections }) => (sections[0]!.positions[2]!.signatories[0]!.position = 'SIGNED'),
      ['section:demand/sign-off:CARERS'],
    ],
    [
      '[R17][R31] a signatory who declared that they stand aside',
      ({ sections }) => (sections[0]!.positions[2]!.signatories[0]!.ref = refOf('CARERS')),
      ['section:demand/sign-off:CARERS'],
    ],
    [
      '[R17] another way of deciding',
      ({ sections }) => (sections[0]!.positions[0]!.decidedBy = 'majority'),
      ['section:demand/sign-off:COMMISSIONERS'],
    ],
    ['[R20] a group left out of the whole', ({ whole }) => whole.positions.pop(), ['whole']],
    [
      '[R17] a group left out of a section',
      ({ sections }) => {
        sections[1]!.signatories.pop();
        sections[1]!.positions.pop();
        sections[1]!.state = 'SIGNED';
      },
      ['section:money', 'statement'],
    ],
    [
      '[R30] a credit to nobody',
      ({ sections }) => (sections[0]!.attribution.words[0]!.by = 'Old Site User'),
      ['section:demand'],
    ],
    [
      '[R30] a paragraph credited to nobody',
      ({ sections }) => (sections[0]!.attribution.blocks[0]!.words[0]!.by = 'Old Site User'),
      ['section:demand'],
    ],
    ['[R31] an interest of somebody else', ({ interests }) => (interests![1]!.by = refOf('PEOPLE')), ['interests']],
    [
      '[R31] other words of an interest',
      ({ openings }) => (openings.record.find(({ seq }) => seq === 11)!.content = 'We bid for a contrast.'),
      ['openings/entry:11/text'],
    ],
    [
      'a group that is not listed',
      ({ groups }) => groups.pop(),
      ['contributors', 'interests', 'minority-statement:M1', 'section:demand', 'section:money', 'whole'],
    ],
    [
      'a minority statement on no section',
      ({ minorityStatements }) => (minorityStatements[0]!.section = 'x'),
      ['minority-statement:M1'],
    ],
    [
      'a reply by nobody',
      ({ minorityStatements }) => (minorityStatements[0]!.reply!.by = 'x'),
      ['minority-statement:M1'],
    ],
    ['a table that nobody owns', ({ datasets }) => (datasets[0]!.owner = 'x'), ['dataset:T1']],
    ['a contributor twice', ({ contributors }) => contributors.push(contributors[0]!), ['contributors']],
    [
      '[R27] a record without entries',
      ({ record, openings }) => {
        record.entries = [];
        openings.record = [];
      },
      [
        ...['interests', 'record', ...[12, 28, 5].map((seq) => `record/checkpoint:${seq}`)],
        ...['council-decision', 'minority-statement:M1', 'section:demand', 'section:money'],
        ...['section:demand', 'section:money', 'whole'].flatMap(signOffsOf),
      ],
    ],
    ['a field more beside the signature', ({ signature }) => Object.assign(signature, { note: '' }), ['signature']],
    [
      'a field more beside an opening',
      ({ openings }) => Object.assign(openings.names[0]!, { note: '' }),
      ['openings/name:c-commissioners'],
    ],
  ])('%s is refused and named', (_case, change, parts) => {
    const verdict = verifyBundle(changedAndSigned(sealed, signer, change));
    expect([...new Set(verdict.faults.map(({ part }) => part))].sort()).toEqual(parts.sort());
  });
});
