import { momentInWords, whenInWords } from '../history/in-words.js';
import { dayInWords } from './in-words.js';

it('[R11] a last day is the British one for everybody, whatever clock their device keeps', () => {
  expect(dayInWords('2027-06-02')).toBe('2 June 2027');
  expect(dayInWords('2027-06-02T23:30:00.000Z')).toBe('3 June 2027');
  expect(dayInWords('2027-01-02T23:30:00.000Z')).toBe('2 January 2027');
});

it('[R3] a moment of the history is told by British clocks, in summer and in winter', () => {
  expect(momentInWords('2027-06-02T23:30:00.000Z')).toBe('3 June 2027, 00:30');
  const night = { from: '2027-06-02T22:30:00.000Z', to: '2027-06-02T23:30:00.000Z' };
  expect(whenInWords(night)).toBe('2 June 2027, 23:30 to 3 June 2027, 00:30');
  expect(whenInWords({ from: '2027-01-02T10:12:00.000Z', to: '2027-01-02T10:42:00.000Z' })).toBe(
    '2 January 2027, 10:12 to 10:42',
  );
});
