import { addWorkingDays, dayInEngland, workingDaysBetween } from './working-days.js';

describe('working days', () => {
  it.each([
    ['within a week', '2026-01-05', 3, '2026-01-08'],
    ['over a weekend', '2026-01-09', 1, '2026-01-12'],
    ['over Easter', '2026-04-02', 1, '2026-04-07'],
    ['over a Christmas whose Boxing Day is a Saturday', '2026-12-24', 1, '2026-12-29'],
    ['none', '2026-01-10', 0, '2026-01-10'],
    ['from a Saturday', '2026-01-10', 1, '2026-01-12'],
    ['fifteen', '2026-03-02', 15, '2026-03-23'],
  ])('%s: %s and %i more is %s', (_what, from, days, to) => {
    expect(addWorkingDays(from, days)).toBe(to);
    expect(workingDaysBetween(from, to)).toBe(days);
  });

  it('counts backwards as less than none', () => {
    expect(workingDaysBetween('2026-01-12', '2026-01-08')).toBe(-2);
  });

  it('takes the day from the clocks of England', () => {
    expect([dayInEngland('2026-06-30T23:30:00Z'), dayInEngland('2026-01-31T23:30:00Z')]).toEqual([
      '2026-07-01',
      '2026-01-31',
    ]);
  });
});
