import {
  isPaymentStated,
  PAYMENT_NOT_STATED,
  whyNotPayment,
  whyNotStatePayment,
  type PaymentRequest,
} from './payment.js';

describe('whyNotPayment (docs/rules.md, 3: payment must be stated)', () => {
  it.each<[string, boolean, string]>([
    ['a rate', true, '£15 an hour.'],
    ['a reason why nothing is paid', false, 'Nobody has money for it.'],
  ])('[R1] lets groups agree to %s', (_what, offered, say) => {
    expect(whyNotPayment({ offered, say })).toEqual([]);
  });

  it.each<[string, boolean, string, RegExp]>([
    ['nothing', true, ' ', /^Say what is paid/],
    ['what every agreement starts with', false, ` ${PAYMENT_NOT_STATED} `, /^Say what is paid/],
    ['what every agreement starts with, as if it were a rate', true, PAYMENT_NOT_STATED, /^Say what is paid/],
    ['payment without a rate', true, 'People are paid fairly.', /^Say how much is paid/],
    ['no payment without a reason', false, 'Nothing.', /^Say why nothing is paid/],
  ])('[R1] refuses %s', (_what, offered, say, because) => {
    const refusals = whyNotPayment({ offered, say });
    expect(refusals.map(({ code }) => code)).toEqual(['concordat.payment']);
    expect(refusals[0]?.because).toMatch(because);
  });

  it('tells what was said from what was not', () => {
    expect(isPaymentStated({ offered: false, say: PAYMENT_NOT_STATED })).toBe(false);
    expect(isPaymentStated({ offered: false, say: 'x' })).toBe(true);
  });
});

describe('whyNotStatePayment (docs/rules.md, R1)', () => {
  const allowed: PaymentRequest = {
    ...{ documentState: 'CONVENING', isAsked: false, signatory: true, isCoChair: false },
    policy: { offered: true, say: '£15 an hour.' },
  };
  const codesFor = (change: Partial<PaymentRequest>) =>
    whyNotStatePayment({ ...allowed, ...change }).map(({ code }) => code);

  it('lets those who sign, and the co-chairs, state it before the groups are asked', () => {
    expect(codesFor({})).toEqual([]);
    expect(codesFor({ documentState: 'PROPOSED', signatory: false, isCoChair: true })).toEqual([]);
  });

  it.each<[string, Partial<PaymentRequest>, string[]]>([
    ['by somebody else', { signatory: false }, ['payment.who']],
    ['once the groups are asked', { documentState: 'CONCORDAT', isAsked: true }, ['payment.asked']],
    ['in a pause', { documentState: 'PAUSED' }, ['payment.not-now']],
    ['without saying how much', { policy: { offered: true, say: 'Fairly.' } }, ['concordat.payment']],
    ['for two reasons', { isAsked: true, signatory: false }, ['payment.asked', 'payment.who']],
  ])('[R1] is refused %s', (_case, change, codes) => {
    expect(codesFor(change)).toEqual(codes);
  });
});
