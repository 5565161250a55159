import { whyNotCharter } from './charter-in-words.js';
import type { Charter } from './parameters.js';

const charter: Charter = {
  definition: 'Working together as equals.',
  culture: ['We listen.'],
  shared: ['Every word of the statement.'],
  kept: [{ what: 'The legal duty', why: 'The law gives it to the council.' }],
};
const codes = (change: Partial<Charter>) => whyNotCharter({ ...charter, ...change }).map(({ code }) => code);

describe('what groups say in their own words', () => {
  it('[R1] needs not be said', () => {
    expect(whyNotCharter(undefined)).toEqual([]);
    expect(codes({})).toEqual([]);
    expect(codes({ definition: '', culture: [], shared: [], kept: [] })).toEqual([]);
  });

  it.each<[string, Partial<Charter>]>([
    ['what is kept without a reason', { kept: [{ what: 'Money', why: ' ' }] }],
    ['a sentence that says nothing', { culture: ['We listen.', ''] }],
    ['one that nobody reads to the end', { definition: 'a'.repeat(1001) }],
    ['more than anybody keeps in mind', { shared: Array.from({ length: 101 }, (_, at) => `Thing ${at}.`) }],
  ])('[R1] is refused: %s', (_what, change) => {
    expect(codes(change)).toEqual(['concordat.charter']);
  });
});
