import { wordsByGroup } from './words-by-group.js';

describe('wordsByGroup', () => {
  const words = [
    { by: 'tom', words: 4 },
    { by: 'asha', words: 3 },
    { by: 'ben', words: 2 },
    { by: 'lorraine', words: 5 },
  ];
  const groups: Record<string, string> = { asha: 'PEOPLE', ben: 'PEOPLE', tom: 'COMMISSIONERS', lorraine: 'WORKFORCE' };
  const groupOf = (by: string) => groups[by] ?? '';

  it('adds up the words of a group, most first, equals by name', () => {
    expect(wordsByGroup({ words }, groupOf)).toEqual([
      { group: 'PEOPLE', words: 5 },
      { group: 'WORKFORCE', words: 5 },
      { group: 'COMMISSIONERS', words: 4 },
    ]);
  });

  it('is empty where nobody wrote', () => {
    expect(wordsByGroup({ words: [] }, groupOf)).toEqual([]);
  });
});
