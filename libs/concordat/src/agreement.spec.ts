import { isAgreed, whyNotAgree, type AgreementRequest } from './agreement.js';

const groups = ['PEOPLE', 'CARERS', 'PROVIDERS'];

describe('isAgreed (RULES.md, R1)', () => {
  it('[R1] needs every group that must agree', () => {
    expect([isAgreed(groups, groups), isAgreed(groups, ['PEOPLE', 'CARERS']), isAgreed(groups, [])]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('[R1] is not given by groups that need not agree', () => {
    expect(isAgreed(groups, ['PEOPLE', 'CARERS', 'PUBLIC'])).toBe(false);
  });

  it('[R1] is never given to a concordat that names no group', () => {
    expect(isAgreed([], [])).toBe(false);
  });
});

/** A request that every rule allows. Each test changes only what it is about. */
const allowed: AgreementRequest = { constituency: 'CARERS', required: groups, agreed: ['PEOPLE'], isSignatory: true };

const codesFor = (change: Partial<AgreementRequest>) => whyNotAgree({ ...allowed, ...change }).map(({ code }) => code);

describe('whyNotAgree (RULES.md, R1)', () => {
  it('lets a signatory agree for their group', () => {
    expect(codesFor({})).toEqual([]);
  });

  it.each<[string, Partial<AgreementRequest>, string[]]>([
    ['[R1] by a group that is not asked', { constituency: 'PUBLIC' }, ['concordat.not-asked']],
    ['[R1] by somebody of no group', { constituency: '' }, ['concordat.not-asked']],
    ['[R1] by a member who does not sign for the group', { isSignatory: false }, ['concordat.not-signatory']],
    ['[R1] twice', { agreed: ['CARERS'] }, ['concordat.already-agreed']],
    [
      '[R1] for both reasons',
      { isSignatory: false, agreed: ['CARERS'] },
      ['concordat.not-signatory', 'concordat.already-agreed'],
    ],
  ])('%s is refused', (_case, change, codes) => {
    expect(codesFor(change)).toEqual(codes);
  });
});
