import {
  sectionChanges,
  sectionKeys,
  whyNotKnown,
  withSections,
  type SectionUnderAgreement,
} from './change-sections.js';
import { changesInWords } from './changes-in-words.js';
import type { ConcordatParameters } from './parameters.js';
import { whyNotAmend, whyNotInForce, type AmendmentRequest } from './why-not-amend.js';

const parameters: ConcordatParameters = {
  signatoryConstituencies: ['COMMISSIONERS', 'PEOPLE', 'CARERS', 'PROVIDERS'],
  signatoriesPerConstituency: { COMMISSIONERS: 2, PEOPLE: 3, CARERS: 2, PROVIDERS: 2 },
  decisionRule: 'consensus',
  sectionLeads: { matters: ['PEOPLE'], money: ['COMMISSIONERS'] },
  sectionSignatories: { matters: ['PEOPLE', 'CARERS', 'PROVIDERS'], money: ['PEOPLE', 'CARERS', 'COMMISSIONERS'] },
  nominationCallDays: 21,
  commentPeriodDays: 42,
  answerWorkingDays: 15,
  signOffWorkingDays: 20,
  mediationWorkingDays: 15,
  minorityStatementWords: 500,
  paymentPolicy: { offered: true, say: '£15 an hour.' },
  mirrorPublication: true,
};

const money: SectionUnderAgreement = {
  ...{ key: 'money', title: 'Money', guidance: 'What is paid.', state: 'EMPTY', isInUse: false },
};
const matters: SectionUnderAgreement = {
  ...{ key: 'matters', title: 'What matters', guidance: '', state: 'DRAFTING', isInUse: true },
};
const sections = [matters, money];
const nights = {
  ...{ title: 'Help at night', purpose: 'Who comes at night.', leads: ['CARERS'] },
  signatories: ['PEOPLE', 'CARERS', 'PROVIDERS'],
};
const NONE = { added: [], leftOut: [], renamed: [] };
const wanted = (change: Partial<Parameters<typeof withSections>[1]>, taken = ['matters', 'money']) =>
  withSections(parameters, { ...NONE, ...change }, sections, taken);

/** A change that every rule allows: it adds a section. Each test changes only what it is about. */
const allowed: AmendmentRequest = {
  ...{
    documentState: 'DRAFTING',
    signatory: true,
    isCoChair: false,
    isAnotherOpen: false,
    reason: 'Nights are missing.',
  },
  ...{ now: { parameters, promises: [] }, proposed: { parameters: wanted({ added: [nights] }), promises: [] } },
  ...{ sections, topicsTaken: [], today: '2027-01-31' },
  people: { COMMISSIONERS: 2, PEOPLE: 3, CARERS: 2, PROVIDERS: 2 },
};
const codesFor = (change: Partial<AmendmentRequest>) => whyNotAmend({ ...allowed, ...change }).map(({ code }) => code);
const codesOf = (change: Parameters<typeof wanted>[0], more: Partial<AmendmentRequest> = {}) =>
  codesFor({ proposed: { parameters: wanted(change), promises: [] }, ...more });

describe('adding a section', () => {
  it('[R1] may be agreed before comments open, with who leads and who signs it', () => {
    expect(['CONCORDAT', 'DRAFTING'].map((state) => codesFor({ documentState: state as 'DRAFTING' }))).toEqual([
      [],
      [],
    ]);
    const changes = sectionChanges(parameters, allowed.proposed.parameters, sections);
    expect(changes).toMatchObject({
      added: [{ key: 'help-at-night', title: 'Help at night' }],
      leftOut: [],
      renamed: [],
    });
  });

  it.each(['COMMENT', 'RESPONDING', 'SIGN_OFF'] as const)(
    '[R1] is refused in %s: nobody was asked about it',
    (state) => {
      expect(codesFor({ documentState: state })).toEqual(['amendment.sections']);
    },
  );

  it.each<[string, Partial<typeof nights>, string]>([
    ['no title', { title: ' ' }, 'amendment.section-title'],
    ['a title of 151 characters', { title: 'x'.repeat(151) }, 'amendment.section-title'],
    ['the title of another', { title: ' what  MATTERS' }, 'amendment.section-twice'],
    ['too long a purpose', { purpose: 'x'.repeat(501) }, 'amendment.section-purpose'],
    ['two groups that sign', { signatories: ['PEOPLE', 'CARERS'] }, 'concordat.section-signatories'],
    ['a lead that does not sign the agreement', { leads: ['VCSE'] }, 'amendment.group'],
  ])('[R1] with %s is refused', (_what, change, code) => {
    expect(codesOf({ added: [{ ...nights, ...change }] })).toEqual([code]);
  });

  it('[R1] cannot give a group the lead of more than half of all sections', () => {
    expect(codesOf({ added: [{ ...nights, leads: ['PEOPLE'] }] })).toEqual(['concordat.leads']);
  });

  it('[R1] twice with one title is refused for both', () => {
    expect(codesOf({ added: [nights, { ...nights, leads: [] }] })).toEqual([
      'amendment.section-twice',
      'amendment.section-twice',
    ]);
  });

  it('[R4] can name the topic that it came from, if that was taken', () => {
    const added = [{ ...nights, nominationId: 'n1' }];
    expect([codesOf({ added }), codesOf({ added }, { topicsTaken: ['n1'] })]).toEqual([['amendment.topic'], []]);
  });

  it('gives no key twice, and never that of a section that there was', () => {
    const taken = ['matters', 'money', 'help-at-night', 'help-at-night-2'];
    expect(sectionKeys(wanted({ added: [nights, { ...nights, title: '…' }] }, taken))).toEqual([
      'matters',
      'money',
      'help-at-night-3',
      'section',
    ]);
  });
});

describe('leaving a section out', () => {
  const parting = { added: [nights], leftOut: ['money'] };

  it('[R1] is allowed while nobody has written in it and nothing stands on it', () => {
    expect(codesOf(parting)).toEqual([]);
    const { leftOut } = sectionChanges(parameters, wanted(parting), sections);
    expect(leftOut).toEqual([money]);
  });

  it('[R1] is refused when somebody has written in it, also where they did after it was proposed', () => {
    const begun = [matters, { ...money, state: 'DRAFTING' as const }];
    expect(codesOf(parting, { sections: begun })).toEqual(['amendment.words']);
    const proposed = { parameters: wanted(parting), promises: [] };
    const now = { ...allowed, sections: begun };
    expect(whyNotInForce(allowed.now, proposed, now).map(({ code }) => code)).toEqual(['amendment.words']);
  });

  it('is refused when something stands on it', () => {
    expect(codesOf(parting, { sections: [matters, { ...money, isInUse: true }] })).toEqual([
      'amendment.section-in-use',
    ]);
  });

  it('[R1] cannot leave one group with the lead of more than half', () => {
    const four = { ...parameters, sectionLeads: { ...parameters.sectionLeads, homes: ['PEOPLE'], work: ['CARERS'] } };
    const proposed = withSections(four, { ...NONE, leftOut: ['money'] }, sections, []);
    expect(
      codesFor({ now: { parameters: four, promises: [] }, proposed: { parameters: proposed, promises: [] } }),
    ).toEqual(['concordat.leads']);
  });

  it('cannot leave none', () => {
    const both = { leftOut: ['matters', 'money'] };
    expect(codesOf(both, { sections: [{ ...matters, state: 'EMPTY', isInUse: false }, money] })).toEqual([
      'amendment.no-sections',
    ]);
  });

  it('forgets what it was called, and changes nothing where there is no such section', () => {
    const renamed = wanted({ renamed: [{ key: 'money', title: 'Prices' }] });
    expect(withSections(renamed, { ...NONE, leftOut: ['money'] }, sections, [])).not.toHaveProperty('sectionNames');
    expect(codesOf({ leftOut: ['weather'] })).toEqual(['amendment.same']);
    const codes = (change: object) => whyNotKnown({ ...NONE, ...change }, sections).map(({ code }) => code);
    expect([codes({ leftOut: ['weather'] }), codes({ leftOut: ['money'] })]).toEqual([
      ['amendment.unknown-section'],
      [],
    ]);
  });
});

describe('calling a section otherwise', () => {
  const renamed = [{ key: 'money', title: ' Prices ' }];

  it('[R1] is allowed while nobody has written in it; what it is for stays unless that changes too', () => {
    expect(codesOf({ renamed })).toEqual([]);
    expect(wanted({ renamed }).sectionNames).toEqual({ money: { title: 'Prices', purpose: 'What is paid.' } });
  });

  it('[R1] is refused when somebody has written in it', () => {
    expect(codesOf({ renamed: [{ key: 'matters', title: 'Our lives' }] })).toEqual(['amendment.words']);
  });

  it('[R1] cannot give it the title of another', () => {
    expect(codesOf({ renamed: [{ key: 'money', title: 'What matters' }] })).toEqual(['amendment.section-twice']);
    expect(codesOf({ renamed: [{ key: 'money', title: '' }] })).toEqual(['amendment.section-title']);
  });

  it('is done once: words that come later stay under the title that was agreed', () => {
    const now = wanted({ renamed });
    const written = [matters, { ...money, title: 'Prices', state: 'DRAFTING' as const }];
    expect(sectionChanges(now, now, written).renamed).toEqual([]);
  });
});

describe('the words that describe a change', () => {
  const titles = { matters: 'What matters', money: 'Money' };
  const said = (change: Parameters<typeof wanted>[0]) =>
    changesInWords({ parameters, promises: [] }, { parameters: wanted(change), promises: [] }, titles);

  it('[R1] say which section is new, with what it is for, who leads and who signs it', () => {
    const is = 'Help at night. What it is for: Who comes at night. Led by Carers. Signed by Carers, People, Providers.';
    expect(said({ added: [nights] })).toEqual([{ what: 'A new section', was: '', is }]);
  });

  it('[R4] say that a section comes from a topic', () => {
    const [change] = said({ added: [{ ...nights, nominationId: 'n1' }] });
    expect(change?.is).toMatch(/It comes from a topic that was put forward\.$/);
  });

  it('[R1] say which section goes, and which is called otherwise', () => {
    const was = 'Money. Led by Council. Signed by Carers, Council, People.';
    expect(said({ leftOut: ['money'] })).toEqual([{ what: 'A section that goes', was, is: '' }]);
    expect(said({ renamed: [{ key: 'money', title: 'Prices' }] })).toEqual([
      { what: 'A section gets another title', was: 'Money', is: 'Prices' },
      { what: 'What "Prices" is for', was: '', is: 'What is paid.' },
    ]);
  });
});
