import { whyNotConcordat } from '#concordat';
import { readNorthmoor } from './northmoor.js';
import { parametersOf } from './sample-concordat.js';

describe("the sample's agreement", () => {
  const parameters = parametersOf(readNorthmoor().concordat);

  it('keeps above every floor of the platform', () => {
    expect(whyNotConcordat(parameters)).toEqual([]);
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
