import { numberIn, numericColumns, readableCell } from './cells.js';
import { csvOf } from './csv.js';

describe('a cell', () => {
  it.each([
    ['14200', '14,200'],
    ['1234567.5', '1,234,567.5'],
    ['-1850', '-1,850'],
    ['640', '640'],
    ['0.0', '0.0'],
    ['£0.5m-£1m a year', '£0.5m-£1m a year'],
    ['WORKFORCE', 'Care workers'],
    ['<b>', '<b>'],
  ])('%s is read as %s', (cell, read) => {
    expect(readableCell(cell)).toBe(read);
  });

  it('that is a year is not written in threes', () => {
    expect(readableCell('2025', { inYears: true })).toBe('2025');
  });

  it.each([
    ['14,200', 14200],
    ['£25.20', 25.2],
    ['8.8%', 8.8],
    ['', null],
    ['2025/26', null],
    ['1 to 7', null],
  ])('%s counts as %s', (cell, number) => {
    expect(numberIn(cell)).toBe(number);
  });

  it('makes its column one of words when it is no number', () => {
    const rows = [
      ['a', '1', ''],
      ['b', '', ''],
    ];
    expect(numericColumns(['A', 'B', 'C'], rows)).toEqual([false, true, false]);
  });
});

describe('a table as CSV', () => {
  const csv = (...cells: string[]) => csvOf({ columns: ['A'], rows: [cells] }).split('\r\n')[1];

  it.each(['=1+1', '+44 1632 960000', '-1+cmd', '@SUM(A1)', '\tx'])('[S14] runs nothing: %s', (cell) => {
    expect(csv(cell)).toMatch(/^'/);
  });

  it('[S14] quotes a formula that holds a line end or quotes', () => {
    expect(csvOf({ columns: ['A'], rows: [['=HYPERLINK("x","y")']] })).toBe('A\r\n"\'=HYPERLINK(""x"",""y"")"\r\n');
  });

  it('leaves negative numbers numbers', () => {
    expect(csv('-82', '-1.5%')).toBe('-82,-1.5%');
  });

  it('keeps cells as they were written and signed', () => {
    expect(csv('14200', 'a, b', '')).toBe('14200,"a, b",');
  });
});
