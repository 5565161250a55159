import {
  defaultDisplay,
  nameFor,
  stableLabel,
  whyNotDisplay,
  type DisplayForm,
  type DisplayRequest,
  type NamedMember,
  type Reader,
} from './display.js';

/** A care worker who shows everything to everyone. Each test changes only what it is about. */
const joy: NamedMember = {
  fullName: 'Joy Adeyemi',
  chosenName: 'J.',
  organisation: null,
  supportedBy: null,
  constituency: 'WORKFORCE',
  numberInGroup: 3,
  headcount: 1,
  kind: 'person',
  form: 'full-name',
  audience: 'everyone',
};
const shown = (change: Partial<NamedMember>, reader: Reader = 'everyone') => nameFor({ ...joy, ...change }, reader);

describe('defaultDisplay (RULES.md, display)', () => {
  it.each(['PEOPLE', 'CARERS', 'WORKFORCE', 'PUBLIC'])('shows %s by group only, until they choose', (group) => {
    expect(defaultDisplay(group)).toEqual({ form: 'group-only', audience: 'own-group' });
  });

  it.each(['COMMISSIONERS', 'PROVIDERS', 'VCSE', 'PARTNERS', null])('shows %s by the name they gave', (group) => {
    expect(defaultDisplay(group)).toEqual({ form: 'full-name', audience: 'everyone' });
  });
});

describe('nameFor (RULES.md, display)', () => {
  it.each<[string, Partial<NamedMember>, string | null]>([
    ['the full name', {}, 'Joy Adeyemi'],
    ['the first name', { form: 'first-name' }, 'Joy'],
    ['the chosen name', { form: 'chosen-name' }, 'J.'],
    ['the full name where none was chosen', { form: 'chosen-name', chosenName: null }, 'Joy Adeyemi'],
    ['the group only', { form: 'group-only' }, null],
    ['the organisation with the name', { organisation: 'Larkfield' }, 'Joy Adeyemi, Larkfield'],
    ['both names of a pair', { form: 'first-name', fullName: 'Ruth and Alan', kind: 'joint' }, 'Ruth and Alan'],
    [
      'an organisation by its name alone',
      { kind: 'organisation', fullName: 'Larkfield', organisation: 'Larkfield' },
      'Larkfield',
    ],
    [
      'a table with its number of people',
      { kind: 'group', form: 'chosen-name', chosenName: 'Table 3', headcount: 11 },
      'Table 3 (11 people)',
    ],
    ['[R9] the role of a supporter', { form: 'first-name', supportedBy: 'advocate' }, 'Joy, supported by an advocate'],
    [
      '[R9] the supporter as it was put',
      { form: 'first-name', supportedBy: 'her sister' },
      'Joy, supported by her sister',
    ],
  ])('shows %s', (_case, change, name) => {
    expect(shown(change)).toBe(name);
  });

  const worker: Reader = { constituency: 'WORKFORCE' };
  const provider: Reader = { constituency: 'PROVIDERS' };
  it.each<[NamedMember['audience'], (string | null)[]]>([
    ['everyone', ['Joy Adeyemi', 'Joy Adeyemi', 'Joy Adeyemi']],
    ['writers', ['Joy Adeyemi', 'Joy Adeyemi', null]],
    ['own-group', ['Joy Adeyemi', null, null]],
  ])('[R29] for %s shows it to own group, other writers and anybody as %j', (audience, names) => {
    expect([worker, provider, 'everyone' as const].map((reader) => shown({ audience }, reader))).toEqual(names);
  });

  it('does not take two who belong to no group for one group', () => {
    expect(shown({ audience: 'own-group', constituency: null }, { constituency: null })).toBeNull();
  });
});

describe('stableLabel (RULES.md, display)', () => {
  it('names the group and a number that stays', () => {
    expect(stableLabel(joy)).toBe('Care worker 3');
  });

  it('names a number where there is no group', () => {
    expect(stableLabel({ constituency: null, numberInGroup: 2 })).toBe('Member 2');
  });
});

describe('whyNotDisplay (RULES.md, display)', () => {
  const chosen: DisplayRequest = { form: 'chosen-name', audience: 'writers', chosenName: 'J.' };
  const codes = (change: Partial<DisplayRequest>) => whyNotDisplay({ ...chosen, ...change }).map(({ code }) => code);

  it('[R29] lets people choose a form, its readers and a name', () => {
    expect([codes({}), codes({ form: 'group-only', chosenName: null })]).toEqual([[], []]);
  });

  it.each<[string, Partial<DisplayRequest>, string]>([
    ['a chosen name that is empty', { chosenName: ' ' }, 'display.chosen-name'],
    ['a name that fills a page', { chosenName: 'J'.repeat(101) }, 'display.chosen-name'],
    ['a form that nobody knows', { form: 'nickname' as DisplayForm }, 'display.form'],
    ['readers that nobody knows', { audience: 'friends' as DisplayRequest['audience'] }, 'display.audience'],
  ])('[R29] refuses %s', (_what, change, code) => {
    expect(codes(change)).toEqual([code]);
  });
});
