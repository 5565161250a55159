import { isAgreed, whyNotAgree, type AgreementRequest } from './agreement.js';
import { PAYMENT_NOT_STATED } from './payment.js';

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
const allowed: AgreementRequest = {
  documentState: 'CONCORDAT',
  constituency: 'CARERS',
  required: groups,
  isSignatory: true,
  isInForce: false,
  paymentPolicy: { offered: true, say: '£15 an hour.' },
  agrees: true,
  reason: null,
};

/** What every agreement starts with. */
const NOT_STATED = { offered: false, say: PAYMENT_NOT_STATED };

const codesFor = (change: Partial<AgreementRequest>) => whyNotAgree({ ...allowed, ...change }).map(({ code }) => code);

describe('whyNotAgree (RULES.md, R1)', () => {
  it('lets a signatory say yes, or no with the reason', () => {
    expect([codesFor({}), codesFor({ agrees: false, reason: 'Too few days.' })]).toEqual([[], []]);
  });

  it('[R1] lets a signatory say no where nothing is said of payment, and yes to a change, which says it', () => {
    expect(codesFor({ paymentPolicy: NOT_STATED, agrees: false, reason: 'Say what you pay.' })).toEqual([]);
    expect(codesFor({ paymentPolicy: null })).toEqual([]);
  });

  it.each<[string, Partial<AgreementRequest>, string[]]>([
    ['[R1] by a group that is not asked', { constituency: 'PUBLIC' }, ['concordat.not-asked']],
    ['[R1] by somebody of no group', { constituency: '' }, ['concordat.not-asked']],
    ['[R1] by a member who does not sign for the group', { isSignatory: false }, ['concordat.not-signatory']],
    ['[R1] when every group has agreed', { isInForce: true }, ['concordat.in-force']],
    ['[R1] that is a no without a reason', { agrees: false, reason: ' ' }, ['concordat.no-reason']],
    [
      '[R1] that is a yes where nothing is said of payment',
      { paymentPolicy: NOT_STATED },
      ['concordat.payment-not-stated'],
    ],
    ['[R1] before it is asked for', { documentState: 'CONVENING' }, ['concordat.not-now']],
    ['[R1] in a pause', { documentState: 'PAUSED' }, ['concordat.not-now']],
    ['[R1] after publication', { documentState: 'PUBLISHED' }, ['concordat.not-now']],
    [
      '[R1] for both reasons',
      { isSignatory: false, isInForce: true },
      ['concordat.not-signatory', 'concordat.in-force'],
    ],
  ])('an answer %s is refused', (_case, change, codes) => {
    expect(codesFor(change)).toEqual(codes);
  });
});
