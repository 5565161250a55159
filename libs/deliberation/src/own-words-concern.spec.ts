import { whyNotFlagOwnWords, whyNotJoinHidden, whyNotPublishConcerned } from './own-words-concern.js';

const codes = (refusals: readonly { readonly code: string }[]) => refusals.map(({ code }) => code);

describe('own words and a competition concern', () => {
  it('[R34] are flagged until they are published, and once', () => {
    const flag = { documentState: 'SIGN_OFF', isChecked: false } as const;
    expect(whyNotFlagOwnWords(flag)).toEqual([]);
    expect(codes(whyNotFlagOwnWords({ ...flag, isChecked: true }))).toEqual(['concern.checked']);
    expect(codes(whyNotFlagOwnWords({ ...flag, documentState: 'PUBLISHED' }))).toEqual(['concern.published']);
  });

  it('[R34] get no name and no reply while they are hidden', () => {
    expect(whyNotJoinHidden(undefined)).toEqual([]);
    expect(codes(whyNotJoinHidden({ decision: null }))).toEqual(['concern.open']);
    expect(codes(whyNotJoinHidden({ decision: 'TAKEN_OUT' }))).toEqual(['concern.taken-out']);
  });

  it('[R34] let publication wait until somebody has checked them', () => {
    expect(whyNotPublishConcerned(false)).toEqual([]);
    expect(codes(whyNotPublishConcerned(true))).toEqual(['publish.concern']);
  });
});
