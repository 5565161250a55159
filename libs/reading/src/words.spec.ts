import { counted, dateInWords, isFew, listedInSentence, lowerFirst, shortDate, timeInWords, wrapped } from './words.js';

describe('words', () => {
  it('write dates as people in Britain do, in British time', () => {
    expect(dateInWords('2027-03-03')).toBe('3 March 2027');
    expect(dateInWords('2026-06-30T23:30:00.000Z')).toBe('1 July 2026');
    expect(shortDate('2026-05-14T18:30:00.000Z')).toBe('14 May 2026');
  });

  it('write times as British clocks show them', () => {
    expect(timeInWords('2026-06-30T23:30:00.000Z')).toBe('00:30');
    expect(timeInWords(new Date('2026-12-30T23:30:00.000Z'))).toBe('23:30');
  });

  it('show what is no date as it is, because dates of a file are not checked', () => {
    expect(dateInWords('in spring')).toBe('in spring');
  });

  it.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a and b'],
    [['a', 'b', 'c'], 'a, b and c'],
  ])('put %j into a sentence', (items, sentence) => {
    expect(listedInSentence(items)).toBe(sentence);
  });

  it.each([
    [0, false],
    [1, true],
    [4, true],
    [5, false],
  ])('[R26] call %i people few: %s', (count, few) => {
    expect(isFew(count)).toBe(few);
  });

  it('keep the capitals of NHS inside a sentence', () => {
    expect([lowerFirst('Care providers'), lowerFirst('NHS, housing and other partners')]).toEqual([
      'care providers',
      'NHS, housing and other partners',
    ]);
  });

  it('count in the plural but for one', () => {
    expect([counted(1, 'entry', 'entries'), counted(2, 'entry', 'entries')]).toEqual(['1 entry', '2 entries']);
  });

  it('break lines between words only', () => {
    expect(wrapped('Information and advice: 2.4', 12)).toEqual(['Information', 'and advice:', '2.4']);
    expect(wrapped('Commissioning', 5)).toEqual(['Commissioning']);
  });
});
