import { leadsOfSection, signingLeadsOf } from './section-leads.js';

const section = { leads: [] as string[], signatories: ['COMMISSIONERS', 'PEOPLE', 'CARERS'], appendix: false };
const coChairs = ['PEOPLE', 'COMMISSIONERS'];

describe('a section that no group leads alone (RULES.md, leads of sections)', () => {
  it('[R13] is led by the groups of both co-chairs', () => {
    expect(leadsOfSection(section, [...coChairs, null])).toEqual(['COMMISSIONERS', 'PEOPLE']);
    expect(leadsOfSection({ leads: ['CARERS'] }, coChairs)).toEqual(['CARERS']);
  });

  it('[R21] asks both of them to sign it', () => {
    expect(signingLeadsOf(section, coChairs)).toEqual(['COMMISSIONERS', 'PEOPLE']);
    expect(signingLeadsOf({ ...section, leads: ['CARERS'] }, coChairs)).toEqual(['CARERS']);
  });

  it('[R21] asks nobody who cannot sign it', () => {
    expect(signingLeadsOf({ ...section, signatories: ['PEOPLE', 'CARERS', 'VCSE'] }, coChairs)).toEqual(['PEOPLE']);
  });

  it('[R21] asks nobody where it is an appendix', () => {
    expect(signingLeadsOf({ ...section, signatories: [], appendix: true }, coChairs)).toEqual([]);
    expect(signingLeadsOf({ leads: ['PEOPLE'], signatories: [], appendix: true }, coChairs)).toEqual(['PEOPLE']);
  });
});
