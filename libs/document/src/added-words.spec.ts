import { addedWords, partsWithin } from './added-words.js';

const parts = (suggested: string, text: string) =>
  addedWords(suggested, text).map(({ text: words, isAdded }) => (isAdded ? `[${words}]` : words));

it('[R13] tells the words of a suggestion from those that somebody added', () => {
  expect(parts('two years ahead', 'two years ahead')).toEqual(['two years ahead']);
  expect(parts('two years ahead', 'never two years ahead')).toEqual(['[never ]', 'two years ahead']);
  expect(parts('two years ahead', 'two years')).toEqual(['two years']);
  expect(parts('for two years ahead', 'for two more years')).toEqual(['for two', '[ more ]', 'years']);
  expect(parts('its rates for two years ahead', 'a range of rates for next year')).toEqual([
    ...['[a range of ]', 'rates for', '[ next year]'],
  ]);
});

it('[R13] takes words in another order for added ones, because they may say something else', () => {
  expect(parts('rates for two years', 'two years for rates')).toEqual(['two years', '[ for rates]']);
});

it('[R13] credits nobody with spaces and marks between words of somebody else', () => {
  expect(parts('one, two', 'three, four')).toEqual(['[three, four]']);
  expect(parts('Ask us. Now.', 'Ask us! Now.')).toEqual(['Ask us', '[! ]', 'Now.']);
  expect(parts('', 'three')).toEqual(['[three]']);
  expect(parts('three', '')).toEqual([]);
});

it('cuts parts where a piece of the text begins and ends', () => {
  const all = addedWords('two years', 'for two years more');
  expect(partsWithin(all, 2, 8)).toEqual([
    { text: 'r ', isAdded: true },
    { text: 'two ', isAdded: false },
  ]);
  expect(partsWithin(all, 0, 18)).toEqual(all);
});
