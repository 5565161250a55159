import fc from 'fast-check';
import { wordChanges, type TextChange } from './word-changes.js';

describe('wordChanges', () => {
  it('touches only the words that differ', () => {
    expect(wordChanges('Care at home is short', 'Support at home is too short')).toEqual([
      { at: 0, remove: 4, insert: 'Support' },
      { at: 16, remove: 0, insert: 'too ' },
    ]);
  });

  it('finds nothing to do for the same text', () => {
    expect(wordChanges('Care', 'Care')).toEqual([]);
  });

  it('replaces the whole of what is too long to compare', () => {
    const long = 'a '.repeat(2000);
    expect(wordChanges(long, `${long}b`)).toEqual([{ at: 0, remove: long.length, insert: `${long}b` }]);
  });

  it('turns any text into any other', () => {
    const text = fc.array(fc.constantFrom('care', 'home', ' ', ',', '😀', 'é', '\n')).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => expect(applied(before, wordChanges(before, after))).toBe(after)),
      { seed: 20261124, numRuns: 500 },
    );
  });
});

function applied(text: string, changes: readonly TextChange[]): string {
  return changes.reduceRight(
    (result, { at, remove, insert }) => result.slice(0, at) + insert + result.slice(at + remove),
    text,
  );
}
