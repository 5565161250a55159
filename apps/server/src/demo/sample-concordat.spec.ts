import { whyNotConcordat, whyNotPromises } from '#concordat';
import { readNorthmoor } from './northmoor.js';
import { parametersOf, promisesOf } from './sample-concordat.js';

describe("the sample's agreement", () => {
  const parameters = parametersOf(readNorthmoor().concordat);

  it('keeps above every floor of the platform', () => {
    expect(whyNotConcordat(parameters)).toEqual([]);
  });

  it('promises what groups that sign can promise, six of them counted from the record', () => {
    const promises = promisesOf(readNorthmoor().concordat);
    expect(whyNotPromises(promises, parameters.signatoryConstituencies)).toEqual([]);
    expect(promises.flatMap(({ code }) => code ?? [])).toEqual([
      ...['answers-in-time', 'easy-read-at-opening', 'published-by-two'],
      ...['removals-explained', 'interests-first', 'read-back'],
    ]);
  });

  it('says what working together means, what is shared, and what is kept and why', () => {
    expect(parameters.charter?.definition).toContain('working together as equals');
    expect([parameters.charter?.shared.length, parameters.charter?.kept.length]).toEqual([5, 3]);
  });

  it('says who leads and who signs each section, as the sections do', () => {
    for (const { key, lead, signatories, appendix } of readNorthmoor().statement.sections) {
      expect(parameters.sectionLeads[key]).toEqual(lead);
      if (!appendix) expect(parameters.sectionSignatories[key]).toEqual(signatories);
    }
  });

  it('states the payment in words', () => {
    expect(parameters.paymentPolicy).toEqual({
      offered: true,
      say: '£15.00 an hour, paid within 10 working days. Expenses: travel, care cover, interpreter, phone.',
    });
  });
});
