import { daysAfter, pausesAmong } from './pauses.js';
import { addWorkingDays } from './working-days.js';

describe('pauses of a statement', () => {
  it('[R11] last from the day on which both co-chairs paused it to the day on which it went on', () => {
    const stages = [
      { on: '2027-03-01', from: 'DRAFTING', to: 'COMMENT' },
      { on: '2027-03-05', from: 'COMMENT', to: 'PAUSED' },
      { on: '2027-03-09', from: 'PAUSED', to: 'COMMENT' },
      { on: '2027-03-20', from: 'COMMENT', to: 'PAUSED' },
    ];
    expect(pausesAmong(stages, '2027-03-22')).toEqual([
      { from: '2027-03-05', to: '2027-03-09' },
      { from: '2027-03-20', to: '2027-03-22' },
    ]);
  });

  it('[R11] take none of the days that people have', () => {
    const pauses = [{ from: '2027-03-05', to: '2027-03-09' }];
    expect(daysAfter('2027-03-01', 3, pauses)).toBe('2027-03-04');
    expect(daysAfter('2027-03-01', 4, pauses)).toBe('2027-03-10');
    expect(daysAfter('2027-03-05', 1, pauses)).toBe('2027-03-10');
    expect(addWorkingDays('2027-03-01', 4, pauses)).toBe('2027-03-10');
  });
});
