import { asksForReason, whyNotExplain } from './why-not-explain.js';

it.each([
  [13, 'CARERS', true],
  [12, 'CARERS', false],
  [100, 'PROVIDERS', false],
])('[R8] asks whoever took out %s words of %s: %s', (words, whose, asks) => {
  expect(asksForReason({ words }, { whose, removedBy: 'PROVIDERS' })).toBe(asks);
});

const allowed = { removal: { removedBy: 'tom' }, explaining: 'tom', reason: 'It stands in section 4 now.' };

it.each([
  ['of a removal that is no more', { removal: null }, ['removal.gone']],
  ['of somebody else', { explaining: 'des' }, ['removal.not-yours']],
  ['without words', { reason: '  ' }, ['removal.no-reason']],
  ['of two lines', { reason: 'One.\nTwo.' }, ['removal.no-reason']],
])('[R8] takes no reason %s', (_what, change, codes) => {
  expect(whyNotExplain(allowed)).toEqual([]);
  expect(whyNotExplain({ ...allowed, ...change }).map(({ code }) => code)).toEqual(codes);
});
