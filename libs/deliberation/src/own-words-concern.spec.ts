import { whyNotFlagOwnWords, whyNotPublishConcerned } from './own-words-concern.js';

const codes = (refusals: readonly { readonly code: string }[]) => refusals.map(({ code }) => code);

describe('own words and a competition concern', () => {
  it('[R34] are flagged until they are published, and once', () => {
    const flag = { documentState: 'SIGN_OFF', isChecked: false, ground: 'COMPETITION' } as const;
    expect(whyNotFlagOwnWords(flag)).toEqual([]);
    expect(codes(whyNotFlagOwnWords({ ...flag, isChecked: true }))).toEqual(['concern.checked']);
    expect(codes(whyNotFlagOwnWords({ ...flag, documentState: 'PUBLISHED' }))).toEqual(['concern.published']);
  });

  it('[R38] are flagged for a worry about somebody under the same limits, and it says whom to tell', () => {
    const flag = { documentState: 'SIGN_OFF', isChecked: false, ground: 'SAFEGUARDING' } as const;
    expect(whyNotFlagOwnWords(flag)).toEqual([]);
    const late = whyNotFlagOwnWords({ ...flag, isChecked: true, documentState: 'PUBLISHED' });
    expect(codes(late)).toEqual(['concern.published', 'concern.checked']);
    expect(late.every(({ because }) => because.includes('adult safeguarding'))).toBe(true);
  });

  it('[R34] let publication wait until somebody has checked them', () => {
    expect(whyNotPublishConcerned(false)).toEqual([]);
    expect(codes(whyNotPublishConcerned(true))).toEqual(['publish.concern']);
  });
});
