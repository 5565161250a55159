import type { ConcordatParameters } from './parameters.js';
import { PAYMENT_NOT_STATED } from './payment.js';
import { whyNotConcordat, whyNotDraftConcordat } from './why-not-concordat.js';

/** An agreement at every floor. Each test changes only what it is about. */
const allowed: ConcordatParameters = {
  signatoryConstituencies: ['COMMISSIONERS', 'PEOPLE', 'CARERS', 'PROVIDERS'],
  signatoriesPerConstituency: { COMMISSIONERS: 2, PEOPLE: 3, CARERS: 2, PROVIDERS: 2 },
  decisionRule: 'majority',
  sectionLeads: { need: ['COMMISSIONERS'], matters: ['PEOPLE'], supply: ['PROVIDERS'], money: ['COMMISSIONERS'] },
  sectionSignatories: { need: ['COMMISSIONERS', 'PROVIDERS', 'CARERS'] },
  nominationCallDays: 14,
  commentPeriodDays: 21,
  answerWorkingDays: 1,
  signOffWorkingDays: 10,
  mediationWorkingDays: 5,
  minorityStatementWords: 250,
  paymentPolicy: { offered: false, say: 'Nothing is paid, because nobody has money for it.' },
  mirrorPublication: false,
};

const codesFor = (change: Partial<ConcordatParameters>) =>
  whyNotConcordat({ ...allowed, ...change }).map(({ code }) => code);

/** The same with other numbers of signatories for some groups. */
const signing = (change: Record<string, number>): Partial<ConcordatParameters> => ({
  signatoriesPerConstituency: { ...allowed.signatoriesPerConstituency, ...change },
});

describe('whyNotConcordat (RULES.md, floors of the concordat)', () => {
  it('lets an agreement be at every floor', () => {
    expect(codesFor({})).toEqual([]);
  });

  it.each<[string, Partial<ConcordatParameters>, string]>([
    ['three groups', { signatoryConstituencies: ['COMMISSIONERS', 'PEOPLE', 'CARERS'] }, 'concordat.groups'],
    [
      'a group that there is none of',
      { signatoryConstituencies: [...allowed.signatoryConstituencies, 'FRIENDS'], ...signing({ FRIENDS: 2 }) },
      'concordat.unknown-group',
    ],
    [
      'a group that is named twice',
      { signatoryConstituencies: [...allowed.signatoryConstituencies, 'CARERS'] },
      'concordat.group-twice',
    ],
    [
      'no people who draw on care',
      { signatoryConstituencies: ['COMMISSIONERS', 'VCSE', 'CARERS', 'PROVIDERS'], ...signing({ VCSE: 2 }) },
      'concordat.groups',
    ],
    [
      'no unpaid carers',
      { signatoryConstituencies: ['COMMISSIONERS', 'VCSE', 'PEOPLE', 'PROVIDERS'], ...signing({ VCSE: 2 }) },
      'concordat.groups',
    ],
    ['two people who draw on care', signing({ PEOPLE: 2 }), 'concordat.signatories'],
    ['one signatory of another group', signing({ CARERS: 1 }), 'concordat.signatories'],
    ['a number of signatories that is no number', signing({ CARERS: NaN }), 'concordat.signatories'],
    [
      'no number of signatories',
      { signatoriesPerConstituency: { PEOPLE: 3, CARERS: 2, PROVIDERS: 2 } },
      'concordat.signatories',
    ],
    [
      'a group that leads more than half of the sections',
      { sectionLeads: { a: ['CARERS'], b: ['CARERS', 'PEOPLE'], c: ['PEOPLE', 'VCSE'] } },
      'concordat.leads',
    ],
    [
      'two groups for a section',
      { sectionLeads: {}, sectionSignatories: { money: ['PEOPLE', 'CARERS'] } },
      'concordat.section-signatories',
    ],
    [
      'a group counted twice for a section',
      { sectionLeads: {}, sectionSignatories: { money: ['PEOPLE', 'PEOPLE', 'CARERS'] } },
      'concordat.section-signatories',
    ],
    [
      'a section without people or carers',
      { sectionSignatories: { money: ['COMMISSIONERS', 'PROVIDERS', 'WORKFORCE'] } },
      'concordat.section-signatories',
    ],
    ['13 days for names', { nominationCallDays: 13 }, 'concordat.nominationCallDays'],
    ['20 days to comment', { commentPeriodDays: 20 }, 'concordat.commentPeriodDays'],
    ['no day to answer', { answerWorkingDays: 0 }, 'concordat.answerWorkingDays'],
    ['9 days to sign', { signOffWorkingDays: 9 }, 'concordat.signOffWorkingDays'],
    ['4 days for mediation', { mediationWorkingDays: 4 }, 'concordat.mediationWorkingDays'],
    ['249 words for those who disagree', { minorityStatementWords: 249 }, 'concordat.minorityStatementWords'],
    ['a time that is no number', { commentPeriodDays: NaN }, 'concordat.commentPeriodDays'],
    ['one person who decides', { decisionRule: 'anyone' as ConcordatParameters['decisionRule'] }, 'concordat.decision'],
    [
      'one person who decides for one group',
      { decisionRules: { CARERS: 'anyone' as ConcordatParameters['decisionRule'] } },
      'concordat.decision',
    ],
    [
      'a way of deciding for a group that does not sign',
      { decisionRules: { PUBLIC: 'majority' } },
      'concordat.decision-group',
    ],
    ['formats without Easy Read', { formatsAtOpening: ['paper'] }, 'concordat.formats'],
    ['evidence of four', { evidenceDisplayMinimum: 4 }, 'concordat.evidence'],
    [
      'payment that nobody has stated',
      { paymentPolicy: { offered: false, say: PAYMENT_NOT_STATED } },
      'concordat.payment',
    ],
    [
      'payment without a rate',
      { paymentPolicy: { offered: true, say: 'People are paid fairly.' } },
      'concordat.payment',
    ],
    ['nothing said about payment', { paymentPolicy: { offered: true, say: ' ' } }, 'concordat.payment'],
  ])('refuses %s', (_case, change, code) => {
    expect([...new Set(codesFor(change))]).toContain(code);
    expect(codesFor(change).every((one) => one === code)).toBe(true);
  });

  it('[R1] lets a draft leave payment to the groups, and nothing else', () => {
    const draft = (change: Partial<ConcordatParameters>) =>
      whyNotDraftConcordat({ ...allowed, ...change }).map(({ code }) => code);
    const paymentPolicy = { offered: false, say: PAYMENT_NOT_STATED };
    expect(draft({ paymentPolicy })).toEqual([]);
    expect(draft({ paymentPolicy, commentPeriodDays: 20 })).toEqual(['concordat.commentPeriodDays']);
    expect(draft({ paymentPolicy: { offered: true, say: 'Fairly.' } })).toEqual(['concordat.payment']);
  });

  it('[R17] lets a group decide in a way of its own', () => {
    expect(codesFor({ decisionRules: { CARERS: 'two-thirds' } })).toEqual([]);
  });

  it('counts four groups, however often one of them is named, and none that there is not', () => {
    const [council, people, carers] = ['COMMISSIONERS', 'PEOPLE', 'CARERS'];
    for (const fourth of ['CARERS', 'FRIENDS']) {
      const signatoryConstituencies = [council!, people!, carers!, fourth];
      expect(codesFor({ signatoryConstituencies, ...signing({ FRIENDS: 2 }) })).toContain('concordat.groups');
    }
  });

  it('[R21] refuses a section whose lead does not sign it, by its title', () => {
    const sectionSignatories = { money: ['PEOPLE', 'CARERS', 'PROVIDERS'], terms: ['PEOPLE', 'CARERS', 'PROVIDERS'] };
    const refusals = whyNotConcordat({ ...allowed, sectionSignatories }, { money: 'What there is' });
    expect(refusals).toEqual([
      {
        code: 'concordat.lead-signs',
        because: 'Commissioners (the council) lead "What there is", so they sign it too. Tick them under Signed by.',
      },
    ]);
  });

  it('[R21] lets an appendix be led by a group, though nobody signs it', () => {
    expect(codesFor({ sectionLeads: { ...allowed.sectionLeads, terms: ['CARERS'] } })).toEqual([]);
  });

  it('lets one group lead the only section', () => {
    expect(codesFor({ sectionLeads: { summary: ['PEOPLE'] } })).toEqual([]);
  });

  it('counts a group once for a section that names it twice as lead', () => {
    expect(codesFor({ sectionLeads: { a: ['CARERS', 'CARERS'], b: ['PEOPLE'] } })).toEqual([]);
  });

  it('gives every reason at once', () => {
    expect(codesFor({ commentPeriodDays: 1, mediationWorkingDays: 1 })).toEqual([
      'concordat.commentPeriodDays',
      'concordat.mediationWorkingDays',
    ]);
  });
});
