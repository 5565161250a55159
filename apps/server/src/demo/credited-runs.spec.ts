import { creditedRuns } from './credited-runs.js';
import { readNorthmoor, type SampleBlock } from './northmoor.js';

const block = (text: string, credits: SampleBlock['credits'] = []) =>
  ({ id: 'a-1', type: 'paragraph', author: 'des', text, credits }) as const;

describe('creditedRuns', () => {
  it('gives a block without credits to its author', () => {
    expect(creditedRuns(block('We agree.'))).toEqual([{ text: 'We agree.', author: 'des', proposal: null }]);
  });

  it('gives quoted words to whoever is credited and the rest to the author', () => {
    const credits = [{ quote: 'no', proposal: 'P1', author: 'amira' }];
    expect(creditedRuns(block('We said no, for now.', credits))).toEqual([
      { text: 'We said ', author: 'des', proposal: null },
      { text: 'no', author: 'amira', proposal: 'P1' },
      { text: ', for now.', author: 'des', proposal: null },
    ]);
  });

  it('keeps the order of the text, not of the credits', () => {
    const credits = [
      { quote: 'two', proposal: 'P2', author: 'tom' },
      { quote: 'one', proposal: 'P1', author: 'amira' },
    ];
    expect(creditedRuns(block('one two', credits)).map(({ text }) => text)).toEqual(['one', ' two']);
  });

  it('throws when the credited words are not there', () => {
    expect(() => creditedRuns(block('We agree.', [{ quote: 'no', proposal: 'P1', author: 'amira' }]))).toThrow('a-1');
  });

  it('adds up to the text of every block of the sample', () => {
    for (const sample of readNorthmoor().statement.sections.flatMap(({ blocks }) => [...blocks])) {
      if (!('text' in sample)) continue;
      const runs = creditedRuns(sample);
      expect(runs.map(({ text }) => text).join('')).toBe(sample.text);
    }
  });
});
