import { aBundle, aCouncilOnlyBundle, aPartnersOnlyBundle, aSigner } from './a-bundle.fake.js';
import type { Bundle } from './bundle.js';
import { changed, changedAndSigned, type Mutable } from './changed-bundle.fake.js';
import { sealBundle } from './seal-bundle.js';
import { verifyBundle } from './verify-bundle.js';

const signer = aSigner();
const sealed = {
  together: sealBundle(aBundle(), signer),
  council: sealBundle(aCouncilOnlyBundle(), signer),
  partners: sealBundle(aPartnersOnlyBundle(), signer),
};
type Change = (copy: Mutable<Bundle>) => void;
const partsAtFault = (of: keyof typeof sealed, change: Change): string[] => {
  const { ok, faults } = verifyBundle(changedAndSigned(sealed[of], signer, change));
  expect(ok).toBe(false);
  return faults.map(({ part }) => part);
};

it.each(['council', 'partners'] as const)('[R24][R24b] a version of %s verifies', (of) => {
  expect(verifyBundle(new TextEncoder().encode(sealed[of])).faults).toEqual([]);
});

describe('a version that was not published together', () => {
  it('[R24] is refused with any other kind, by whoever holds the key and by others', () => {
    for (const which of ['council', 'partners'] as const) {
      const labelNow = (JSON.parse(sealed[which]) as Bundle).statement.label;
      for (const label of ['CO_PRODUCED', 'CO_PRODUCED_WITH_DISSENT', 'COUNCIL_ONLY', 'PARTNERS_ONLY'] as const) {
        const change: Change = (copy) => (copy.statement.label = label);
        if (labelNow === label) continue;
        expect(partsAtFault(which, change)).toContain('alone');
        expect(verifyBundle(changed(sealed[which], change)).faults.map(({ part }) => part)).toContain('statement');
      }
    }
  });

  it.each<[string, keyof typeof sealed, Change]>([
    ['[R24] without what is said about it', 'council', (copy) => delete copy.alone],
    ['[R24] without reasons', 'council', (copy) => (copy.alone!.reasons = null)],
    ['[R24] with empty reasons', 'council', (copy) => (copy.alone!.reasons = '')],
    ['[R24] naming fewer groups than did not sign', 'council', (copy) => copy.alone!.groups.pop()],
    ['[R24] with one key of the council', 'council', (copy) => copy.alone!.by.pop()],
    ['[R24] with one key twice', 'council', (copy) => (copy.alone!.by[1] = copy.alone!.by[0]!)],
    ['[R24] with a key of another group', 'council', (copy) => (copy.alone!.by[1] = 'c-people')],
    [
      '[R24] that the council itself did not sign',
      'council',
      (copy) => (copy.whole.positions[0]!.position = 'DISSENTED'),
    ],
    ['[R24b] naming groups that did not sign', 'partners', (copy) => copy.alone!.groups.push('COMMISSIONERS')],
    ['[R24b] with the keys of two groups', 'partners', (copy) => copy.alone!.by.pop()],
    ['[R24b] with two keys of one group', 'partners', (copy) => (copy.alone!.by[0] = 'c-carers')],
    ['[R24b] with a key of the council', 'partners', (copy) => copy.alone!.by.push('r-one')],
    [
      '[R24b] that the council signed',
      'partners',
      (copy) => {
        for (const { positions } of [copy.whole, ...copy.sections]) {
          const council = positions.find(({ constituency }) => constituency === 'COMMISSIONERS')!;
          council.position = 'SIGNED';
          council.signatories[0]!.position = 'SIGNED';
        }
      },
    ],
    ['[R24b] with a reply of another group', 'partners', (copy) => (copy.alone!.reply!.by = 'c-people')],
    ['[R24b] with reasons of the council', 'partners', (copy) => (copy.alone!.reasons = 'Because.')],
  ])('%s is refused, whoever signs it again', (_case, of, change) => {
    expect(partsAtFault(of, change)).toContain('alone');
  });

  it('[R24b] is not at fault where the council signed the whole and not a section that it leads', () => {
    const partsOf = (change: Change) =>
      verifyBundle(changedAndSigned(sealed.partners, signer, change)).faults.map(({ part }) => part);
    const signsTheWhole: Change = ({ whole }) => {
      whole.positions[0]!.position = 'SIGNED';
      whole.positions[0]!.signatories[0]!.position = 'SIGNED';
    };
    expect(partsOf(signsTheWhole)).not.toContain('alone');
    const leadsNothing: Change = (copy) => {
      signsTheWhole(copy);
      for (const section of copy.sections) section.leads = ['PEOPLE'];
    };
    expect(partsOf(leadsNothing)).toContain('alone');
  });

  it('[R24] is refused where the groups could have published together', () => {
    expect(partsAtFault('together', (copy) => (copy.statement.label = 'COUNCIL_ONLY'))).toContain('statement');
  });

  it('[R21] and what was published together says nothing about it', () => {
    const { alone } = aCouncilOnlyBundle();
    const parts = partsAtFault('together', (copy) => (copy.alone = structuredClone(alone) as Mutable<typeof alone>));
    expect(parts).toContain('alone');
  });

  it('[A1] has a part of its own for it in the list that is signed', () => {
    const file = changed(sealed.council, (copy) => (copy.alone!.reasons = 'Because we can.'));
    // It is not in the list that was signed, nor are these the reasons that the record holds (B49).
    expect(verifyBundle(file).faults.map(({ part }) => part)).toEqual(['alone', 'alone']);
  });
});
