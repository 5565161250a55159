import type { TakenOut } from './taken-out.js';
import { wasPutBack, whyNotRestore, type RestoreRequest } from './why-not-restore.js';

/** A wish that every rule allows. Each test changes only what it is about. */
const allowed: RestoreRequest = {
  removal: { whose: 'ruth', removedBy: 'tom', words: 13, from: 1, to: 1, seq: 1 },
  ...{ asksForReason: true, whose: 'CARERS' },
  asking: 'CARERS',
};
const codesFor = (change: Partial<RestoreRequest>) => whyNotRestore({ ...allowed, ...change }).map(({ code }) => code);

it('[R8] lets a group have more than 12 words back that another took', () => {
  expect(codesFor({})).toEqual([]);
});

it.each<[string, Partial<RestoreRequest>, string]>([
  ['few words, or what its own people took', { asksForReason: false }, 'removal.few-words'],
  ['words of another group', { asking: 'PROVIDERS' }, 'removal.not-your-group'],
  ['words, asked for by somebody of no group', { asking: null }, 'removal.not-your-group'],
  ['words that are back', { removal: null }, 'removal.gone'],
])('[R8] gives nobody back %s', (_case, change, code) => {
  expect(codesFor(change)).toEqual([code]);
});

it('[R8] knows words again of which most were put back by this rule before', () => {
  const part = (text: string, at: number | null): TakenOut => ({
    ...{ text, spot: null, block: { id: 'b', after: null } },
    carried: at === null ? null : { how: 'restored', by: 'ruth', at },
  });
  const before = [{ by: 'ruth', at: 5 }];
  expect(wasPutBack([part('most of it', 5), part('rest', null)], before)).toBe(true);
  expect(wasPutBack([part('some', 5), part('most of it', null)], before)).toBe(false);
  expect(wasPutBack([part('by history', 6)], before)).toBe(false);
});
