import type { Removal } from './removed-words.js';
import { removalsThatAsk, whyNotExplain } from './why-not-explain.js';

const GROUPS: Readonly<Record<string, string>> = {
  ruth: 'CARERS',
  hassan: 'CARERS',
  tom: 'PROVIDERS',
  bev: 'PROVIDERS',
};
const removal = (whose: string, words: number, change: Partial<Removal> = {}): Removal => ({
  ...{ whose, removedBy: 'tom', words, from: 0, to: 0, seq: 1 },
  ...change,
});
const ask = (...removals: Removal[]) => {
  const asking = removalsThatAsk(removals, (id) => GROUPS[id] ?? '');
  return removals.map((one) => asking.has(one));
};
const MINUTES = 60_000;

it.each([
  [13, 'ruth', true],
  [12, 'ruth', false],
  [100, 'bev', false],
  [13, 'somebody of no group', true],
])('[R8] asks whoever took out %s words of %s: %s', (words, whose, asks) => {
  expect(ask(removal(whose, words))).toEqual([asks]);
});

it('[R8] counts the words of a group together, whoever of it wrote them, as long as they go within ten minutes', () => {
  const later = (minutes: number) => ({ from: minutes * MINUTES, to: minutes * MINUTES });
  expect(ask(removal('ruth', 12), removal('hassan', 12))).toEqual([true, true]);
  expect(ask(removal('ruth', 12), removal('hassan', 1, later(10)))).toEqual([true, true]);
  expect(ask(removal('ruth', 12), removal('hassan', 12, later(11)))).toEqual([false, false]);
  // What goes on in between holds the others together.
  const long = removal('ruth', 5, { from: 0, to: 15 * MINUTES });
  expect(ask(removal('hassan', 8, later(25)), long)).toEqual([true, true]);
  expect(ask(removal('ruth', 12), removal('hassan', 12, { removedBy: 'bev' }))).toEqual([false, false]);
  expect(ask(removal('ruth', 12), removal('somebody of no group', 12))).toEqual([false, false]);
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
