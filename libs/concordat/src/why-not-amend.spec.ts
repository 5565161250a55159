import type { ConcordatParameters } from './parameters.js';
import { groupsToAmend, rulesToAmend, whyNotAmend, whyNotInForce, type AmendmentRequest } from './why-not-amend.js';

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

/** A proposal that every rule allows. Each test changes only what it is about. */
const allowed: AmendmentRequest = {
  documentState: 'DRAFTING',
  signatory: true,
  isCoChair: false,
  isAnotherOpen: false,
  now: { parameters, promises: [] },
  proposed: { parameters: { ...parameters, commentPeriodDays: 30 }, promises: [] },
  sections: [
    { key: 'matters', title: 'What matters', guidance: '', state: 'FROZEN', isInUse: true },
    { key: 'money', title: 'Money', guidance: '', state: 'DRAFTING', isInUse: true },
  ],
  ...{ topicsTaken: [], people: { COMMISSIONERS: 2, PEOPLE: 3, CARERS: 2, PROVIDERS: 2 }, today: '2027-01-31' },
  reason: 'Six weeks are too long.',
};
const codesFor = (change: Partial<AmendmentRequest>) => whyNotAmend({ ...allowed, ...change }).map(({ code }) => code);
const changed = (change: Partial<ConcordatParameters>) =>
  codesFor({ proposed: { parameters: { ...parameters, ...change }, promises: [] } });

describe('whyNotAmend (docs/rules.md, 3)', () => {
  it('lets a signatory or a co-chair propose', () => {
    expect([codesFor({}), codesFor({ signatory: false, isCoChair: true })]).toEqual([[], []]);
  });

  it.each<[string, Partial<AmendmentRequest>, string]>([
    ['by somebody else', { signatory: false }, 'amendment.who'],
    ['while another is open', { isAnotherOpen: true }, 'amendment.open'],
    ['without a reason', { reason: '' }, 'amendment.no-reason'],
    ['that changes nothing', { proposed: allowed.now }, 'amendment.same'],
    ['before it is open', { documentState: 'CONVENING' }, 'concordat.not-now'],
    ['after publication', { documentState: 'PUBLISHED' }, 'concordat.not-now'],
  ])('refuses one %s', (_what, change, code) => {
    expect(codesFor(change)).toEqual([code]);
  });

  it.each<[string, Partial<ConcordatParameters>, string]>([
    ['the time to comment', { commentPeriodDays: 20 }, 'concordat.commentPeriodDays'],
    ['the time to sign', { signOffWorkingDays: 9 }, 'concordat.signOffWorkingDays'],
    ['the words of those who disagree', { minorityStatementWords: 249 }, 'concordat.minorityStatementWords'],
    ['payment to silence', { paymentPolicy: { offered: false, say: '' } }, 'concordat.payment'],
    ['Easy Read', { formatsAtOpening: ['paper'] }, 'concordat.formats'],
    ['formats to what there is', { formatsAtOpening: ['Easy Read', 'smoke'] }, 'concordat.formats'],
    ['the fewest who give evidence', { evidenceDisplayMinimum: 4 }, 'concordat.evidence'],
    [
      'who signs a section',
      { sectionSignatories: { ...parameters.sectionSignatories, money: ['COMMISSIONERS', 'PROVIDERS'] } },
      'concordat.section-signatories',
    ],
    ['who leads to one group', { sectionLeads: { matters: ['PEOPLE'], money: ['PEOPLE'] } }, 'concordat.leads'],
  ])('refuses to lower a floor: %s', (_what, change, code) => {
    expect(changed(change)).toEqual([code]);
  });

  it('refuses sections that are led by a group that does not sign', () => {
    expect(changed({ sectionLeads: { ...parameters.sectionLeads, money: ['VCSE'] } })).toEqual(['amendment.group']);
  });

  it('[R21] refuses a section that a group leads and does not sign', () => {
    expect(changed({ sectionLeads: { ...parameters.sectionLeads, money: ['PROVIDERS'] } })).toEqual([
      'concordat.lead-signs',
    ]);
  });

  it.each<[string, Partial<ConcordatParameters>, string]>([
    [
      'more people who sign than there are',
      { signatoriesPerConstituency: { ...parameters.signatoriesPerConstituency, CARERS: 3 } },
      'amendment.minimum',
    ],
    ['a day for the review that has come', { reviewBy: '2027-01-31' }, 'concordat.reviewBy'],
    ['a day for the review that is none', { reviewBy: '2029-02-30' }, 'concordat.reviewBy'],
  ])('refuses %s, also when it would take force', (_what, change, code) => {
    const open = { ...allowed, sections: [] };
    const proposed = { parameters: { ...parameters, ...change }, promises: [] };
    expect([
      whyNotAmend({ ...open, proposed }).map((refusal) => refusal.code),
      whyNotInForce(allowed.now, proposed, open).map((refusal) => refusal.code),
    ]).toEqual([[code], [code]]);
  });

  it('takes a day for the review that lies ahead, and leaves one alone that has come since', () => {
    expect(changed({ reviewBy: '2027-02-01' })).toEqual([]);
    const was = { parameters: { ...parameters, reviewBy: '2026-12-31' }, promises: [] };
    const proposed = { parameters: { ...was.parameters, commentPeriodDays: 30 }, promises: [] };
    expect(codesFor({ now: was, proposed })).toEqual([]);
  });

  it('looks at the promises too', () => {
    const promise = { text: '', promisedBy: [], part: 'culture', check: 'manual', code: null } as const;
    expect(codesFor({ proposed: { parameters, promises: [promise] } })).toEqual(['promise.text']);
  });
});

describe('while sections are locked for signing', () => {
  const leads = (change: object) => changed({ sectionLeads: { ...parameters.sectionLeads, ...change } });

  it('who leads and signs a locked section stays; of an open one it can change', () => {
    expect([leads({ matters: ['CARERS'] }), leads({ money: ['CARERS'] })]).toEqual([['amendment.locked'], []]);
    const signers = { ...parameters.sectionSignatories, matters: ['PEOPLE', 'CARERS', 'COMMISSIONERS'] };
    expect(changed({ sectionSignatories: signers })).toEqual(['amendment.locked']);
  });

  it('how signatures are counted stays', () => {
    expect(changed({ decisionRule: 'majority' })).toEqual(['amendment.counting']);
    const sections = allowed.sections.map((section) => ({ ...section, state: 'READY' as const }));
    const proposed = { parameters: { ...parameters, decisionRule: 'majority' as const }, promises: [] };
    expect(codesFor({ sections, proposed })).toEqual([]);
    expect(whyNotInForce(allowed.now, proposed, allowed).map(({ code }) => code)).toEqual(['amendment.counting']);
  });

  it('[R17] how one group decides stays; saying of it what holds already changes nothing that is counted', () => {
    expect(changed({ decisionRules: { CARERS: 'majority' } })).toEqual(['amendment.counting']);
    expect(changed({ decisionRules: { CARERS: 'consensus' } })).toEqual([]);
  });
});

it('needs the groups of the agreement as it is, and those that it brings in', () => {
  const proposed = { ...parameters, signatoryConstituencies: ['COMMISSIONERS', 'PEOPLE', 'CARERS', 'VCSE'] };
  expect(groupsToAmend(parameters, proposed)).toEqual(['COMMISSIONERS', 'PEOPLE', 'CARERS', 'PROVIDERS', 'VCSE']);
});

it('[R17] is decided by each group as the agreement says as it is, and by one that it brings in as that one declares', () => {
  const now: ConcordatParameters = { ...parameters, decisionRules: { CARERS: 'two-thirds' } };
  const signatoryConstituencies = [...parameters.signatoryConstituencies, 'VCSE', 'WORKFORCE'];
  const decisionRules = { PEOPLE: 'majority', VCSE: 'majority' } as const;
  const proposed: ConcordatParameters = { ...now, decisionRule: 'two-thirds', signatoryConstituencies, decisionRules };
  expect(rulesToAmend(now, proposed)).toEqual({
    ...{ COMMISSIONERS: 'consensus', PEOPLE: 'consensus', CARERS: 'two-thirds', PROVIDERS: 'consensus' },
    ...{ VCSE: 'majority', WORKFORCE: 'consensus' },
  });
});
