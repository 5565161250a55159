import { partInShort, textParts } from './text-parts.js';

const words = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });

it('gives a paragraph as one part, and each item of a list as one', () => {
  const list = { type: 'bulletList', attrs: { id: 'b' } };
  const items = ['Rates', 'Travel'].map((text) => ({ type: 'listItem', content: [words(text)] }));
  const parts = textParts([
    { ...words('Visits are short.'), attrs: { id: 'a' } },
    { ...list, content: items },
  ]);
  expect(parts.map(({ id, number, words: said }) => [id, number, said])).toEqual([
    ['a', '1', 'Visits are short.'],
    ['b/1', '2.1', 'Rates'],
    ['b/2', '2.2', 'Travel'],
  ]);
});

it('names a long part by its first words', () => {
  const part = { id: 'a', blockId: 'a', number: '3', words: 'x'.repeat(70) };
  expect(partInShort(part)).toBe(`3. ${'x'.repeat(60)} …`);
  expect(partInShort({ ...part, words: 'Short.' })).toBe('3. Short.');
});
