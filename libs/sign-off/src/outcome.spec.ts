import { documentLabel, sectionOutcome, type LabelledSection } from './outcome.js';
import type { Position } from './position.js';

const groups = ['COMMISSIONERS', 'PEOPLE', 'CARERS', 'PROVIDERS'];
const positions = (change: Record<string, Position | undefined> = {}): Map<string, Position> => {
  const all = { COMMISSIONERS: 'SIGNED', PEOPLE: 'SIGNED', CARERS: 'SIGNED', PROVIDERS: 'SIGNED', ...change };
  return new Map(Object.entries(all).filter((entry): entry is [string, Position] => entry[1] !== undefined));
};
const outcome = (change: Record<string, Position | undefined>) =>
  sectionOutcome({ signatories: groups, positions: positions(change) });

describe('sectionOutcome (RULES.md, R18 and R20)', () => {
  it.each<[string, Record<string, Position | undefined>, string]>([
    ['every group signed', {}, 'SIGNED'],
    ['one with a reservation', { CARERS: 'SIGNED_WITH_RESERVATION' }, 'SIGNED'],
    ['one stands aside', { PROVIDERS: 'STOOD_ASIDE' }, 'SIGNED'],
    ['one does not sign', { PROVIDERS: 'DISSENTED' }, 'SIGNED_WITH_DISSENT'],
    ['[R20] one says nothing', { PROVIDERS: 'NO_RESPONSE' }, 'SIGNED_WITH_DISSENT'],
    ['[R20] one has no position at all', { PROVIDERS: undefined }, 'SIGNED_WITH_DISSENT'],
    ['two do not sign', { PROVIDERS: 'DISSENTED', COMMISSIONERS: 'DISSENTED' }, 'NOT_AGREED'],
    ['neither people nor carers sign', { PEOPLE: 'DISSENTED', CARERS: 'DISSENTED' }, 'NOT_AGREED'],
    ['people do not sign but carers do', { PEOPLE: 'DISSENTED' }, 'SIGNED_WITH_DISSENT'],
    [
      'everybody stands aside',
      { COMMISSIONERS: 'STOOD_ASIDE', PEOPLE: 'STOOD_ASIDE', CARERS: 'STOOD_ASIDE', PROVIDERS: 'STOOD_ASIDE' },
      'NOT_AGREED',
    ],
  ])('[R18] when %s', (_case, change, expected) => {
    expect(outcome(change)).toBe(expected);
  });

  it('[R18] needs people or carers among those who sign, however many others do', () => {
    const signatories = ['COMMISSIONERS', 'PEOPLE', 'CARERS', 'PROVIDERS', 'WORKFORCE'];
    const signed = positions({ PEOPLE: 'DISSENTED', CARERS: 'DISSENTED', WORKFORCE: 'SIGNED' });
    expect(sectionOutcome({ signatories, positions: signed })).toBe('NOT_AGREED');
  });

  it('[R18] does not count a group that was not asked', () => {
    const asked = ['PEOPLE', 'COMMISSIONERS', 'PROVIDERS'];
    expect(sectionOutcome({ signatories: asked, positions: positions({ PROVIDERS: 'DISSENTED' }) })).toBe('NOT_AGREED');
  });
});

/** A section that every rule allows. Each test changes only what it is about. */
const section: LabelledSection = {
  key: 'money',
  title: 'Money',
  outcome: 'SIGNED',
  leads: ['COMMISSIONERS'],
  positions: positions(),
  appendix: false,
};
const label = (change: Partial<LabelledSection>, whole: Record<string, Position | undefined> = {}) => {
  const answer = documentLabel({ sections: [section, { ...section, ...change }], whole: positions(whole) });
  return answer.label ?? answer.refusals.map(({ code }) => code);
};

describe('documentLabel (RULES.md, R21)', () => {
  it('[R21] is written together when everybody signed everything', () => {
    expect(label({})).toBe('CO_PRODUCED');
  });

  it.each<[string, Partial<LabelledSection>, Record<string, Position | undefined>]>([
    [
      'a group did not sign a section',
      { outcome: 'SIGNED_WITH_DISSENT', positions: positions({ PROVIDERS: 'DISSENTED' }) },
      {},
    ],
    [
      '[R20] a group said nothing about a section',
      { outcome: 'SIGNED_WITH_DISSENT', positions: positions({ PROVIDERS: 'NO_RESPONSE' }) },
      {},
    ],
    ['a group did not sign the whole', {}, { PROVIDERS: 'DISSENTED' }],
    ['[R20] a group said nothing about the whole', {}, { CARERS: 'NO_RESPONSE' }],
  ])('[R21] says so when %s', (_case, change, whole) => {
    expect(label(change, whole)).toBe('CO_PRODUCED_WITH_DISSENT');
  });

  it.each<[string, Partial<LabelledSection>, Record<string, Position | undefined>]>([
    [
      'signs with a reservation',
      { positions: positions({ PROVIDERS: 'SIGNED_WITH_RESERVATION' }) },
      { CARERS: 'SIGNED_WITH_RESERVATION' },
    ],
    ['stands aside', { positions: positions({ PROVIDERS: 'STOOD_ASIDE' }) }, { CARERS: 'STOOD_ASIDE' }],
  ])('[R21] takes no group for dissenting that %s', (_case, change, whole) => {
    expect(label(change, whole)).toBe('CO_PRODUCED');
  });

  it.each<[string, Partial<LabelledSection>, Record<string, Position | undefined>, string[]]>([
    ['a section is not agreed', { outcome: 'NOT_AGREED' }, {}, ['label.not-agreed']],
    [
      'a lead did not sign its section',
      { positions: positions({ COMMISSIONERS: 'DISSENTED' }) },
      {},
      ['label.lead-not-signed'],
    ],
    ['a lead stood aside', { positions: positions({ COMMISSIONERS: 'STOOD_ASIDE' }) }, {}, ['label.lead-not-signed']],
    [
      'one of two leads did not sign',
      { leads: ['COMMISSIONERS', 'PEOPLE'], positions: positions({ PEOPLE: undefined }) },
      {},
      ['label.lead-not-signed'],
    ],
    ['people have not signed the whole', {}, { PEOPLE: 'DISSENTED' }, ['label.whole-not-signed']],
    ['the council has not signed the whole', {}, { COMMISSIONERS: undefined }, ['label.whole-not-signed']],
    [
      'all of this',
      { outcome: 'NOT_AGREED', positions: positions({ COMMISSIONERS: 'DISSENTED' }) },
      { PEOPLE: 'DISSENTED' },
      ['label.not-agreed', 'label.lead-not-signed', 'label.whole-not-signed'],
    ],
  ])('[R21] gives none, with every reason, when %s', (_case, change, whole, codes) => {
    expect(label(change, whole)).toEqual(codes);
  });

  it('[R21] does not ask for signatures under an appendix', () => {
    expect(label({ appendix: true, outcome: null, leads: ['COMMISSIONERS'], positions: new Map() })).toBe(
      'CO_PRODUCED',
    );
  });
});
