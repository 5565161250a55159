import { addWorkingDays, BANK_HOLIDAYS, dayInBritain, isWorkingDay } from './working-days.js';

describe('working days', () => {
  it.each([
    ['over weekends', '2026-11-26', 15, '2026-12-17'],
    ['from a Friday to a Friday', '2026-11-27', 15, '2026-12-18'],
    ['over Christmas and New Year', '2026-12-18', 5, '2026-12-29'],
    ['over a Christmas on a weekend', '2027-12-24', 1, '2027-12-29'],
    ['over Easter', '2027-03-25', 1, '2027-03-30'],
    ['from a Saturday', '2026-11-28', 1, '2026-11-30'],
    ['none', '2026-11-28', 0, '2026-11-28'],
  ])('are counted %s', (_case, from, count, to) => {
    expect(addWorkingDays(from, count)).toBe(to);
  });

  it('are Monday to Friday, less eight bank holidays a year that would else be working days', () => {
    for (const [year, days] of Object.entries(BANK_HOLIDAYS)) {
      expect([year, new Set(days).size]).toEqual([year, 8]);
      for (const day of days) {
        const weekday = new Date(`${year}-${day}T00:00:00Z`).getUTCDay();
        expect([day, weekday > 0 && weekday < 6, isWorkingDay(`${year}-${day}`)]).toEqual([day, true, false]);
      }
    }
    expect([isWorkingDay('2026-11-26'), isWorkingDay('2026-11-28'), isWorkingDay('2026-11-29')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('begin at midnight in Britain', () => {
    expect(dayInBritain(new Date('2026-06-30T23:30:00Z'))).toBe('2026-07-01');
    expect(dayInBritain(new Date('2026-12-31T23:30:00Z'))).toBe('2026-12-31');
  });
});
