import { changesInWords } from './changes-in-words.js';
import { decisionRuleOf, inOneWay, type ConcordatParameters } from './parameters.js';
import { DECIDES_WORDS, DECISION_WORDS, parametersInWords } from './parameters-in-words.js';

const parameters: ConcordatParameters = {
  signatoryConstituencies: ['COMMISSIONERS', 'PEOPLE', 'CARERS', 'PROVIDERS'],
  signatoriesPerConstituency: { COMMISSIONERS: 2, PEOPLE: 3, CARERS: 2, PROVIDERS: 2 },
  decisionRule: 'consensus',
  sectionLeads: { money: ['COMMISSIONERS'] },
  sectionSignatories: { money: ['PEOPLE', 'CARERS', 'COMMISSIONERS'] },
  nominationCallDays: 21,
  commentPeriodDays: 42,
  answerWorkingDays: 15,
  signOffWorkingDays: 20,
  mediationWorkingDays: 15,
  minorityStatementWords: 500,
  paymentPolicy: { offered: true, say: '£15 an hour.' },
  mirrorPublication: true,
};
const own: ConcordatParameters = { ...parameters, decisionRules: { PROVIDERS: 'majority', PEOPLE: 'two-thirds' } };

describe('how a group decides (docs/rules.md, R17)', () => {
  it('[R17] is its own way where it declared one, else that of all', () => {
    const rules = own.signatoryConstituencies.map((code) => decisionRuleOf(own, code));
    expect(rules).toEqual(['consensus', 'two-thirds', 'consensus', 'majority']);
    expect(decisionRuleOf(parameters, 'PROVIDERS')).toBe('consensus');
  });

  it('[R17] is said in words, with its floor, for all groups and for each that has a way of its own', () => {
    const rows = parametersInWords(own, '').filter(({ name }) => name.includes('decides'));
    expect(rows.map(({ name, value }) => [name, value])).toEqual([
      ['How a group decides', DECISION_WORDS.consensus],
      ['How this group decides: People who draw on care and support', DECISION_WORDS['two-thirds']],
      ['How this group decides: Care providers', DECISION_WORDS.majority],
    ]);
    expect(new Set(rows.map(({ floor }) => floor)).size).toBe(1);
    expect(Object.keys(DECIDES_WORDS)).toEqual(Object.keys(DECISION_WORDS));
  });

  it('[R17] is said when it changes, also where a way of its own comes or goes', () => {
    const changes = (now: ConcordatParameters, proposed: ConcordatParameters) =>
      changesInWords({ parameters: now, promises: [] }, { parameters: proposed, promises: [] }, {});
    const what = 'How this group decides: Care providers';
    const one: ConcordatParameters = { ...parameters, decisionRules: { PROVIDERS: 'majority' } };
    expect(changes(parameters, one)).toEqual([{ what, was: 'As all groups do', is: DECISION_WORDS.majority }]);
    expect(changes(one, parameters)).toEqual([{ what, was: DECISION_WORDS.majority, is: 'As all groups do' }]);
  });

  it('is not said at all where no group declared one, so that an agreement of before stays byte for byte what it was', () => {
    expect(Object.keys(inOneWay({ ...parameters, decisionRules: {} }))).toEqual(Object.keys(parameters));
    expect(inOneWay(own).decisionRules).toEqual(own.decisionRules);
  });
});
