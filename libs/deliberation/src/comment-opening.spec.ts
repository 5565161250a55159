import { inEasyRead, isOwedByAgreement, owedBeforeOpening, owedByAgreement } from './comment-opening.js';

const codes = (owed: readonly { format: string }[]) => owed.map(({ format }) => format);

describe('what is owed when comments open (docs/decisions/0039)', () => {
  it('[R11] is what the agreement names beside the web page and paper, to people who draw on care', () => {
    expect(owedByAgreement()).toEqual([
      { constituency: 'PEOPLE', format: 'EASY_READ' },
      { constituency: 'PEOPLE', format: 'LARGE_PRINT' },
    ]);
    expect(codes(owedByAgreement(['Easy Read', 'BSL video', 'braille', 'smoke']))).toEqual([
      ...['EASY_READ', 'BSL', 'BRAILLE'],
    ]);
  });

  it('[R11] is Easy Read whatever an agreement names', () => {
    expect(codes(owedByAgreement([]))).toEqual(['EASY_READ']);
    expect(isOwedByAgreement({ constituency: 'PEOPLE', format: 'EASY_READ' }, ['paper'])).toBe(true);
    expect(isOwedByAgreement({ constituency: 'CARERS', format: 'EASY_READ' })).toBe(false);
  });

  it('[R11] stands beside what somebody has said, once', () => {
    const said = [
      { id: '1', constituency: 'PEOPLE', format: 'EASY_READ', readyOn: '2027-03-01' },
      { id: '2', constituency: 'CARERS', format: 'BSL', readyOn: null },
    ];
    expect(owedBeforeOpening(said)).toEqual([
      ...said,
      { id: null, constituency: 'PEOPLE', format: 'LARGE_PRINT', readyOn: null },
    ]);
  });

  it('[R11] covers the summary and every section that people who draw on care sign', () => {
    const section = (key: string, signatories: string[]) => ({ key, title: key.toUpperCase(), signatories });
    const sections = [section('summary', ['CARERS']), section('money', ['PROVIDERS']), section('home', ['PEOPLE'])];
    expect(inEasyRead(sections)).toEqual(['SUMMARY', 'HOME']);
  });
});
