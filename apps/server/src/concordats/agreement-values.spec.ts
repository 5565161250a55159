import type { ConcordatParameters } from '#concordat';
import { valuesIn, withOther } from '../../../../test/build/every-value.js';
import { amendmentOf, valuesOf } from './agreement-values.js';

/** An agreement that says everything that one can say: a new value is a type error here until it is added. */
const parameters: Required<ConcordatParameters> = {
  signatoryConstituencies: ['COMMISSIONERS', 'PEOPLE', 'CARERS', 'PROVIDERS'],
  signatoriesPerConstituency: { COMMISSIONERS: 2, PEOPLE: 3, CARERS: 2, PROVIDERS: 2 },
  ...{ decisionRule: 'consensus', decisionRules: { PROVIDERS: 'two-thirds' } },
  sectionLeads: { money: ['COMMISSIONERS'] },
  sectionSignatories: { money: ['PEOPLE', 'CARERS', 'COMMISSIONERS'], unled: ['PEOPLE'] },
  sectionNames: { money: { title: 'What there is', purpose: 'Money for care.', nominationId: 'n1' } },
  ...{ nominationCallDays: 21, commentPeriodDays: 42, answerWorkingDays: 15, signOffWorkingDays: 20 },
  ...{ mediationWorkingDays: 15, minorityStatementWords: 500, evidenceDisplayMinimum: 5 },
  paymentPolicy: { offered: true, say: '£15 an hour.' },
  ...{ mirrorPublication: true, formatsAtOpening: ['Easy Read'], reviewBy: '2029-06-30' },
  charter: {
    definition: 'Together.',
    culture: ['We listen.'],
    shared: ['All.'],
    kept: [{ what: 'Money', why: 'Law' }],
  },
};

it.each(valuesIn(parameters))(
  '[R1] the API gives everything that is hashed, to be read before it is agreed: %s',
  (path) => {
    expect(JSON.stringify(valuesOf(withOther(parameters, path)))).not.toBe(JSON.stringify(valuesOf(parameters)));
  },
);

it('says nothing in the groups’ own words where they said nothing', () => {
  expect(valuesOf({ ...parameters, charter: undefined } as unknown as ConcordatParameters).charter).toBeNull();
});

describe('a change that asks for what the page shows', () => {
  const bare = { ...parameters, formatsAtOpening: undefined, evidenceDisplayMinimum: undefined, charter: undefined };
  const now = bare as unknown as ConcordatParameters;
  const asked = (input: object, of = now) => amendmentOf({ statementId: 's', reason: 'R', ...input }, of).parameters;
  const NOTHING = { definition: '', culture: [], shared: [], kept: [] };

  it('[R1] writes nothing new down where it stays as it is, so that the agreement keeps its hash', () => {
    const usual = ['paper', 'plain HTML', 'large print', 'Easy Read'];
    expect(asked({ formatsAtOpening: usual, evidenceDisplayMinimum: 5, charter: NOTHING })).toEqual({});
    const { formatsAtOpening, evidenceDisplayMinimum, charter } = parameters;
    expect(asked({ formatsAtOpening, evidenceDisplayMinimum, charter }, parameters)).toEqual({});
  });

  it('[R1] writes down formats, the fewest who give evidence, the groups’ own words, and that nothing is paid', () => {
    const charter = { ...NOTHING, culture: ['We say what we mean.'] };
    const wanted = { formatsAtOpening: ['Easy Read', 'braille'], evidenceDisplayMinimum: 8, charter };
    expect(asked(wanted)).toEqual(wanted);
    expect(asked({ paymentOffered: false, payment: 'There is no money for it.' })).toEqual({
      paymentPolicy: { offered: false, say: 'There is no money for it.' },
    });
  });
});
