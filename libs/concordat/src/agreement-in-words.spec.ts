import { valuesIn, withOther } from '../../../test/build/every-value.js';
import { agreementInWords } from './agreement-in-words.js';
import { changesInWords } from './changes-in-words.js';
import type { ConcordatParameters } from './parameters.js';
import { PAYMENT_NOT_STATED } from './payment.js';
import { AGREEMENT_PARTS, type ConcordatPromise } from './promises.js';

/** An agreement that says everything that one can say: a new value is a type error here until it is added. */
const parameters: Required<ConcordatParameters> = {
  signatoryConstituencies: ['COMMISSIONERS', 'PEOPLE', 'CARERS', 'PROVIDERS'],
  signatoriesPerConstituency: { COMMISSIONERS: 2, PEOPLE: 3, CARERS: 2, PROVIDERS: 2 },
  decisionRule: 'consensus',
  decisionRules: { PROVIDERS: 'two-thirds' },
  sectionLeads: { money: ['COMMISSIONERS'], homes: ['PEOPLE', 'CARERS'] },
  sectionSignatories: { money: ['PEOPLE', 'CARERS', 'COMMISSIONERS'], unled: ['PEOPLE', 'CARERS', 'PROVIDERS'] },
  sectionNames: { homes: { title: 'Homes for life', purpose: 'Where to live.', nominationId: 'n1' } },
  ...{ nominationCallDays: 21, commentPeriodDays: 42, answerWorkingDays: 15, signOffWorkingDays: 20 },
  ...{ mediationWorkingDays: 15, minorityStatementWords: 500, evidenceDisplayMinimum: 5 },
  paymentPolicy: { offered: true, say: '£15 an hour.' },
  mirrorPublication: true,
  formatsAtOpening: ['Easy Read', 'paper'],
  reviewBy: '2029-06-30',
  charter: {
    definition: 'We write it together.',
    culture: ['We listen.', 'We take time.'],
    shared: ['Which sections there are.'],
    kept: [{ what: 'The budget', why: 'the law says so.' }],
  },
};
const promises: ConcordatPromise[] = [
  { id: 'P1', text: 'Hard words are explained.', promisedBy: ['CARERS'], part: 'culture', check: 'manual', code: null },
  {
    id: 'P2',
    text: 'Answers in time.',
    promisedBy: ['PROVIDERS'],
    part: 'practice',
    check: 'query',
    code: 'read-back',
  },
];
const sections = [
  { key: 'money', title: 'Money' },
  { key: 'homes', title: 'Homes' },
];

type Agreement = { parameters: ConcordatParameters; promises: ConcordatPromise[] };
const whole: Agreement = { parameters, promises };
const wordsOf = (agreement: Agreement) => agreementInWords(agreement, { sections, reviewBy: '31 March 2029' });

/** Names only: a promise, or the topic of a section, is found again by it, and its words say what it is. */
const NOT_SAID = /^promises\.\d+\.id$|\.nominationId$/;

const VALUES = valuesIn(whole).filter((path) => !NOT_SAID.test(path));

describe('agreementInWords (docs/rules.md, 3 and R1)', () => {
  it.each(VALUES)('[R1] shows everything that the groups agree to: %s', (path) => {
    expect(wordsOf(withOther(whole, path))).not.toEqual(wordsOf(whole));
  });

  it.each(VALUES.filter((path) => path.startsWith('parameters.')))('[R1] shows a change of it: %s', (path) => {
    expect(changesInWords(whole, withOther(whole, path), {})).not.toEqual([]);
  });

  it('is laid out as culture, structure, practice and review, with the day of the review', () => {
    const words = wordsOf(whole);
    expect(words.map(({ part }) => part)).toEqual([...AGREEMENT_PARTS]);
    expect(words.map(({ sections: roles }) => roles.length)).toEqual([0, 3, 0, 0]);
    expect(words.at(-1)?.rows.map(({ value }) => value)).toEqual(['30 June 2029']);
    const before = { ...parameters, reviewBy: undefined } as unknown as ConcordatParameters;
    const unsaid = wordsOf({ parameters: before, promises });
    expect(unsaid.at(-1)?.rows.map(({ value }) => value)).toEqual(['31 March 2029']);
  });

  it('names sections in the statement’s order, and then whatever else the agreement names', () => {
    expect(wordsOf(whole)[1]?.sections).toEqual([
      { key: 'money', title: 'Money', purpose: '', leads: 'Council', signatories: 'People, Carers, Council' },
      {
        ...{ key: 'homes', title: 'Homes for life', purpose: 'Where to live.' },
        ...{ leads: 'People, Carers', signatories: 'Nobody: it is an appendix' },
      },
      { key: 'unled', title: 'unled', purpose: '', leads: 'Both co-chairs', signatories: 'People, Carers, Providers' },
    ]);
  });

  it('says how each promise is checked', () => {
    const checks = wordsOf(whole).flatMap((part) => part.promises.map(({ check }) => check));
    expect(checks).toEqual([
      'Somebody of another group says whether it is kept.',
      'Counted from the record: Words written down for somebody are read back to them.',
    ]);
  });

  it('does not say "no" where nothing was said of payment yet', () => {
    const unsaid = { ...parameters, paymentPolicy: { offered: false, say: PAYMENT_NOT_STATED } };
    const rows = wordsOf({ parameters: unsaid, promises }).flatMap((part) => part.rows);
    expect(rows.find(({ name }) => name === 'Paid for taking part')?.value).toBe('Not yet agreed');
  });
});
