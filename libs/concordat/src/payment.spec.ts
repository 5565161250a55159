import { isPaymentStated, PAYMENT_NOT_STATED, whyNotPayment } from './payment.js';

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
