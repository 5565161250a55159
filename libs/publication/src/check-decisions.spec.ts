import { aBundle, aBundleWhereProviders } from './a-bundle.fake.js';
import type { ADecision } from './a-record.fake.js';
import type { BundlePosition } from './bundle.js';
import { checkDecisions } from './check-decisions.js';

const { whole, sections } = aBundle();
const SIGNED = 'SIGNED';
const DISSENTED = 'DISSENTED';
/** What a record holds of providers and the whole: who, what, and other facts. */
type Said = readonly [actor: string, position: string, facts?: ADecision['facts']];

const decision = ([actor, position, facts]: Said): ADecision => ({
  ...{ actor, group: 'PROVIDERS', section: null, hash: whole.hash, position },
  ...(facts && { facts }),
});
/** One who decided without a name beside it. */
const nameless = (actor: string, position: string, facts?: ADecision['facts']): Said => [
  actor,
  position,
  { ...facts, signOff: actor },
];
const act = (kind: string, facts: ADecision['facts'], actor = 'x'): ADecision => ({
  ...decision([actor, '', { ...NO_DECISION, ...facts }]),
  kind,
});
const NO_DECISION = { signOff: undefined, section: undefined, position: undefined, hash: undefined };

/** What is wrong where providers are shown like that. */
function faultsOf(
  position: BundlePosition['position'],
  shown: Readonly<Record<string, BundlePosition['position']>>,
  said: readonly (Said | ADecision)[],
): string[] {
  const signatories = Object.entries(shown).map(([ref, own]) => ({ ref, position: own, at: '' }));
  const claim = { constituency: 'PROVIDERS', position, text: null, signatories, hash: whole.hash };
  const decided = said.map((one) => ('actor' in one ? one : decision(one)));
  const bundle = aBundleWhereProviders({ ...claim, decidedBy: 'consensus' }, decided);
  return checkDecisions(bundle).map(({ part, because }) => {
    expect(part).toMatch(/^whole/);
    return because;
  });
}

const LEFT_OUT = [expect.stringMatching(/^The decision of entry \d+ of the record is left out/)];

describe('who is shown in a group', () => {
  it('[R16] is shown as they decided last', () => {
    const said: Said[] = [
      ['n', SIGNED],
      ['n', DISSENTED, { again: true }],
    ];
    expect(faultsOf('DISSENTED', { n: 'DISSENTED' }, said)).toEqual([]);
    expect(faultsOf('SIGNED', { n: 'SIGNED' }, said)).toEqual([
      expect.stringMatching(/^Signatory n is shown as SIGNED/),
    ]);
  });

  it('[R16] decided about these words, and on the whole', () => {
    for (const facts of [{ hash: 'f'.repeat(64) }, { section: 'money' }]) {
      expect(faultsOf('SIGNED', { n: 'SIGNED' }, [['n', SIGNED, facts]])).toContain(
        'The record holds no decision of signatory n on this text.',
      );
    }
  });

  it('[R16] decided after the words last became others, also where they were changed back', () => {
    const changed = act('section.frozen', { section: 'demand', hash: 'f'.repeat(64) });
    const back = act('section.frozen', { section: 'demand', hash: sections[0]!.hash });
    const parts = (decided: ADecision[]): string[] => {
      const position = { ...whole.positions[3]!, signatories: [{ ref: 'n', position: 'SIGNED' as const, at: '' }] };
      return checkDecisions(aBundleWhereProviders(position, decided)).map(({ part }) => part);
    };
    const signed = decision(['n', SIGNED]);
    expect(parts([signed, back])).toEqual([]);
    expect(parts([signed, changed, back])).toContain('whole/sign-off:PROVIDERS');
    expect(parts([changed, back, signed])).not.toContain('whole/sign-off:PROVIDERS');
  });
});

describe('who decided in a group', () => {
  it('[R17] is left out only where something newer can have taken its place', () => {
    const before = nameless('d-1', DISSENTED);
    expect(faultsOf('SIGNED', { 'd-2': 'SIGNED' }, [before, nameless('d-2', SIGNED, { again: true })])).toEqual([]);
    expect(faultsOf('SIGNED', { 'd-2': 'SIGNED' }, [before, nameless('d-2', SIGNED)])).toEqual(LEFT_OUT);
    expect(faultsOf('SIGNED', { 'd-2': 'SIGNED' }, [nameless('d-2', SIGNED), before])).toEqual(LEFT_OUT);
  });

  it('[R17] is left out for one newer decision, not two for one', () => {
    const said = [nameless('d-1', DISSENTED), nameless('d-2', DISSENTED), nameless('d-3', SIGNED, { again: true })];
    expect(faultsOf('SIGNED', { 'd-3': 'SIGNED' }, said)).toEqual(LEFT_OUT);
  });

  it('[R17] is told from others by a name, also where the record does not say whether they decided before', () => {
    const old = { again: undefined };
    const named: Said = ['n', DISSENTED, old];
    expect(faultsOf('SIGNED', { m: 'SIGNED' }, [named, ['m', SIGNED, old]])).toEqual(LEFT_OUT);
    expect(faultsOf('SIGNED', { 'd-2': 'SIGNED' }, [named, nameless('d-2', SIGNED, old)])).toEqual([]);
    expect(
      faultsOf('SIGNED', { 'd-2': 'SIGNED' }, [nameless('d-1', DISSENTED, old), nameless('d-2', SIGNED, old)]),
    ).toEqual([]);
  });

  it('[R17][R31] is left out who left, or who stands aside from all of it', () => {
    const said: Said[] = [
      ['n', DISSENTED],
      ['m', SIGNED],
    ];
    const interest = { some: true, effect: 'stand-aside', keys: [] };
    for (const why of [act('person.erased', { member: 'n' }), act('interests.changed', interest, 'n')]) {
      expect(faultsOf('SIGNED', { m: 'SIGNED' }, [...said, why])).toEqual([]);
    }
    const touches = act('interests.changed', { ...interest, keys: ['money'] }, 'n');
    expect(faultsOf('SIGNED', { m: 'SIGNED' }, [...said, touches])).toEqual(LEFT_OUT);
  });
});

describe('where a group stands', () => {
  const both: Said[] = [
    ['n', SIGNED, { quorum: 2 }],
    ['m', DISSENTED, { quorum: 2 }],
  ];

  it('[R17] is what its people amount to in its own way', () => {
    const shown = { n: 'SIGNED', m: 'DISSENTED' } as const;
    expect(faultsOf('DISSENTED', shown, both)).toEqual([]);
    expect(faultsOf('SIGNED', shown, both)).toEqual([
      'The group is shown as SIGNED, and its people amount to DISSENTED.',
    ]);
  });

  it('[R17] needs its quorum', () => {
    expect(faultsOf('SIGNED', { n: 'SIGNED' }, [['n', SIGNED, { quorum: 2 }]])).toEqual([
      'The group is shown as SIGNED, and too few of its people decided.',
    ]);
  });

  it('[R17] needs no facts that a record does not hold', () => {
    const facts = { quorum: undefined, decisionRule: undefined };
    expect(faultsOf('SIGNED', { n: 'SIGNED' }, [['n', SIGNED, facts]])).toEqual([]);
    expect(faultsOf('DISSENTED', { n: 'SIGNED' }, [['n', SIGNED, facts]])).toHaveLength(1);
  });

  it('[R20] is no silence where it decided, whoever else there is', () => {
    const no: Said[] = [
      ['n', DISSENTED, { quorum: 2 }],
      ['m', DISSENTED, { quorum: 2 }],
    ];
    const joined = (count: number): ADecision[] =>
      Array.from({ length: count }, (_none, at) => act('member.joined', { signatory: true }, `p-${at}`));
    expect(faultsOf('NO_RESPONSE', {}, [...no, ...joined(4)])).toEqual([
      'It is shown as a group that did not reply; it decided: DISSENTED.',
    ]);
    expect(faultsOf('NO_RESPONSE', {}, [...no, ...joined(7)])).toEqual([]);
    expect(faultsOf('NO_RESPONSE', {}, [['n', DISSENTED, { quorum: 2 }], ...joined(4)])).toEqual([]);
  });

  it('[R17][R31] is aside without anybody only where somebody has to stand aside', () => {
    const interest = act('interests.changed', { some: true, effect: 'stand-aside', keys: [] }, 'n');
    expect(faultsOf('STOOD_ASIDE', {}, [interest])).toEqual([]);
    expect(faultsOf('STOOD_ASIDE', {}, [])).toHaveLength(1);
  });

  it('[R17][R20] is aside only by its quorum, with those who have to stand aside', () => {
    const said: Said[] = [['n', 'STOOD_ASIDE', { quorum: 2 }]];
    const interest = act('interests.changed', { some: true, effect: 'stand-aside', keys: [] }, 'm');
    expect(faultsOf('STOOD_ASIDE', { n: 'STOOD_ASIDE' }, said)).toEqual([
      'The group is shown as STOOD_ASIDE, and too few of its people decided.',
    ]);
    expect(faultsOf('NO_RESPONSE', {}, said)).toEqual([]);
    expect(faultsOf('STOOD_ASIDE', { n: 'STOOD_ASIDE' }, [...said, interest])).toEqual([]);
    const signed: Said[] = [['m', SIGNED, { quorum: 2 }]];
    expect(faultsOf('STOOD_ASIDE', {}, [...signed, interest])).toHaveLength(1);
  });
});

it('[R17] a group that decided is on a text, but for one that was asked by an agreement of before', () => {
  const { sections: all, ...bundle } = aBundleWhereProviders(whole.positions[3]!, [
    decision(['s-providers', SIGNED]),
    act('concordat.in-force', {}),
  ]);
  const without = all.map((one) => ({
    ...one,
    positions: one.positions.filter(({ constituency }) => constituency !== 'PROVIDERS'),
  }));
  expect(checkDecisions({ ...bundle, sections: without })).toEqual([]);
  const { record } = aBundle();
  const parts = checkDecisions({ ...bundle, record, sections: without }).map(({ part }) => part);
  expect(parts).toEqual(['section:demand', 'section:money']);
});
