import { median, mergeSmall, peopleInWords, percentOf, totalInWords, type GroupWords } from './small-numbers.js';

const wrote = (constituency: string, people: number, words: number): GroupWords => ({ constituency, people, words });
const codes = (groups: readonly GroupWords[] = []) => groups.map(({ constituency }) => constituency);

describe('mergeSmall', () => {
  it('[R26] shows no share where fewer than three people wrote', () => {
    expect(mergeSmall([wrote('PEOPLE', 1, 100), wrote('CARERS', 1, 50)])).toBeNull();
  });

  it('[R26] puts groups of one or two contributors together', () => {
    const merged = mergeSmall([wrote('PEOPLE', 3, 100), wrote('CARERS', 1, 50), wrote('VCSE', 2, 10)]);
    expect([codes(merged?.shown), codes(merged?.together)]).toEqual([['PEOPLE'], ['CARERS', 'VCSE']]);
  });

  it('[R26] hides one more group where the rest would tell what one or two people wrote', () => {
    const merged = mergeSmall([wrote('PEOPLE', 4, 100), wrote('VCSE', 3, 70), wrote('CARERS', 1, 50)]);
    expect([codes(merged?.shown), codes(merged?.together)]).toEqual([['PEOPLE'], ['CARERS', 'VCSE']]);
  });

  it('[R26] leaves groups with enough contributors alone, and those who wrote nothing out', () => {
    const merged = mergeSmall([wrote('PEOPLE', 3, 10), wrote('VCSE', 4, 70), wrote('CARERS', 0, 0)]);
    expect([codes(merged?.shown), codes(merged?.together)]).toEqual([['VCSE', 'PEOPLE'], []]);
  });
});

describe('numbers of people', () => {
  it.each([
    [0, 'none'],
    [1, 'fewer than 5'],
    [4, 'fewer than 5'],
    [5, '5'],
    [1_200, '1,200'],
  ])('of %i are shown as "%s"', (count, words) => {
    expect(peopleInWords(count)).toBe(words);
  });

  it('have no total that tells what is hidden, of one number or of several', () => {
    expect(totalInWords([10, 20, 3])).toBe('more than 30');
    expect(totalInWords([10, 1, 1])).toBe('more than 10');
    expect([totalInWords([3]), totalInWords([1, 1]), totalInWords([4, 4, 0])]).toEqual([
      'fewer than 5',
      'fewer than 9',
      'fewer than 9',
    ]);
    expect(totalInWords([10, 20])).toBe('30');
  });
});

describe('median', () => {
  it.each([
    [[], null],
    [[3], 3],
    [[9, 1, 5], 5],
    [[1, 4], 2.5],
  ])('of %j is %s', (numbers, middle) => {
    expect(median(numbers)).toBe(middle);
  });
});

it('per cent are whole, and none of nothing', () => {
  expect([percentOf(1, 3), percentOf(1, 0)]).toEqual([33, 0]);
});
