import { readTable } from './read-table.js';

describe('a table that was typed or pasted', () => {
  it('[R39] has its headings in the first line, and a row in every other', () => {
    expect(readTable('Area,Hours\nSallow Vale,120\nWharfside,30')).toEqual({
      columns: ['Area', 'Hours'],
      rows: [
        ['Sallow Vale', '120'],
        ['Wharfside', '30'],
      ],
    });
  });

  it('comes from a spreadsheet with tabs, and then commas are part of a value', () => {
    expect(readTable('Area\tHours\r\nSallow Vale\t1,200\r\n')).toEqual({
      columns: ['Area', 'Hours'],
      rows: [['Sallow Vale', '1,200']],
    });
  });

  it('keeps commas, quotes and line breaks inside quotes', () => {
    expect(readTable('Area,Hours\n"Vale, ""Sallow""","1,200"\n"a\nb",2')).toEqual({
      columns: ['Area', 'Hours'],
      rows: [
        ['Vale, "Sallow"', '1,200'],
        ['a\nb', '2'],
      ],
    });
  });

  it('leaves out empty lines and spaces, and keeps an empty value', () => {
    expect(readTable('\uFEFF\n \nArea , Hours\n\n Wharfside,\n , \n')).toEqual({
      columns: ['Area', 'Hours'],
      rows: [['Wharfside', '']],
    });
  });

  it('keeps a line with more or fewer values as it is, for the rule to say so', () => {
    expect(readTable('Area,Hours\nVale,1,200\nWharfside').rows).toEqual([['Vale', '1', '200'], ['Wharfside']]);
  });

  it('is nothing where nothing was written', () => {
    expect(readTable(' \n')).toEqual({ columns: [], rows: [] });
  });
});
