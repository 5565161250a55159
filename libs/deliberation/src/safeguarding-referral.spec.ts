import { whyNotDecideReferral, type ReferralDecisionRequest } from './safeguarding-referral.js';

/** A decision that every rule allows. */
const decision: ReferralDecisionRequest = {
  lead: { roles: ['safeguarding-lead'] },
  ...{ isOwn: false, decided: null, decision: 'TAKEN_OUT', note: 'Told adult safeguarding on Monday.' },
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
