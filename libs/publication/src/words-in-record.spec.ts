import { beginningOf, contentInWords, SOMETHING_IN_RECORD, WORDS_IN_RECORD } from './words-in-record.js';

describe('what is in a record, in plain words', () => {
  it('[R28] says what the words of a commitment are', () => {
    expect(contentInWords('proposal.received', 'reason')).toBe('The reason for a suggestion');
  });

  it('[R19][R28] says nothing of who signed, and offers it to nobody', () => {
    expect(contentInWords('sign-off.given', 'by')).toBe(SOMETHING_IN_RECORD);
    expect(WORDS_IN_RECORD.filter((one) => one.endsWith(' by'))).toEqual([]);
  });

  it('[R28] offers nobody to remove why words were removed', () => {
    expect(WORDS_IN_RECORD.filter((one) => /^(content\.removed|removal\.asked-for) /.test(one))).toEqual([]);
  });

  it('shows short words whole, and of long ones the beginning up to a whole word', () => {
    expect(beginningOf('Ring Jo.')).toBe('Ring Jo.');
    expect(beginningOf(`${'a'.repeat(290)} bcd ${'e'.repeat(20)}`)).toBe(`${'a'.repeat(290)} bcd …`);
    expect(beginningOf('x'.repeat(301))).toBe(`${'x'.repeat(300)} …`);
  });
});
