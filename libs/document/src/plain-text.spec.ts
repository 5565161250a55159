import { countWords, plainText, wordSpans } from './plain-text.js';

describe('plain text', () => {
  it('joins runs, and puts each paragraph of a list on a line', () => {
    const paragraph = (...runs: string[]) => ({
      type: 'paragraph',
      content: runs.map((text) => ({ type: 'text', text })),
    });
    const item = (...content: ReturnType<typeof paragraph>[]) => ({ type: 'listItem', content });
    const list = { type: 'bulletList', content: [item(paragraph('One ', 'two')), item(), item(paragraph('three'))] };
    expect(plainText(list)).toBe('One two\nthree');
  });

  it('is empty for an empty block', () => {
    expect(plainText({ type: 'paragraph' })).toBe('');
  });

  it.each([
    ['', 0],
    [' – … ', 0],
    ["We don't know.", 3],
    ['£12.50 an hour', 3],
    ['gofal cartref yng Nghymru', 4],
  ])('counts the words of %p', (text, words) => {
    expect(countWords(text)).toBe(words);
  });

  it('says where words are', () => {
    expect(wordSpans('a, bc')).toEqual([
      { start: 0, end: 1 },
      { start: 3, end: 5 },
    ]);
  });

  it('finds the same words in a long text as in a short one', () => {
    const sentence = 'We don’t know: £12.50 an hour – gofal cartref. ';
    const short = wordSpans(sentence);
    const long = wordSpans(sentence.repeat(60));
    expect(long).toHaveLength(short.length * 60);
    expect(long.slice(-short.length)).toEqual(
      short.map(({ start, end }) => ({ start: start + sentence.length * 59, end: end + sentence.length * 59 })),
    );
  });
});
