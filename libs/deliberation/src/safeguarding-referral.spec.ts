import { whyNotDecideReferral, type ReferralDecisionRequest } from './safeguarding-referral.js';

/** A decision that every rule allows. */
const decision: ReferralDecisionRequest = {
  lead: { roles: ['safeguarding-lead'] },
  ...{ isOwn: false, decided: null, decision: 'TAKEN_OUT', note: 'Told adult safeguarding on Monday.' },
  ...{ isOwnWords: false, documentState: 'SIGN_OFF' },
};
const codesOf = (change: Partial<ReferralDecisionRequest>) =>
  whyNotDecideReferral({ ...decision, ...change }).map(({ code }) => code);

describe('deciding about words that are hidden for a worry about somebody (RULES.md, R38)', () => {
  it.each(['PUT_BACK', 'TAKEN_OUT'])('[R38] is for a safeguarding lead: %s', (what) => {
    expect(codesOf({ decision: what })).toEqual([]);
  });

  it('[R38] can show words again that were kept hidden', () => {
    expect(codesOf({ decided: 'TAKEN_OUT', decision: 'PUT_BACK' })).toEqual([]);
  });

  it('[R38] can hide own words and reasons again, which nobody can flag a second time, until they are published', () => {
    const again = { isOwnWords: true, decided: 'PUT_BACK', decision: 'TAKEN_OUT' } as const;
    expect(codesOf(again)).toEqual([]);
    expect(codesOf({ ...again, decision: 'PUT_BACK' })).toEqual(['referral.decided']);
    expect(codesOf({ ...again, documentState: 'PUBLISHED' })).toEqual(['concern.published']);
    expect(codesOf({ ...again, isOwnWords: false })).toEqual(['referral.decided']);
  });

  it.each<[string, Partial<ReferralDecisionRequest>]>([
    ['referral.not-a-lead', { lead: { roles: ['co-chair', 'facilitator', 'member'] } }],
    ['referral.own', { isOwn: true }],
    ['referral.decided', { decided: 'PUT_BACK' }],
    ['referral.decided', { decided: 'TAKEN_OUT' }],
    ['referral.decision', { decision: 'x' }],
    ['referral.no-note', { note: ' ' }],
  ])('[R38] refuses with %s', (code, change) => {
    expect(codesOf(change)).toEqual([code]);
  });
});
