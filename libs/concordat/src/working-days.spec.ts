import { addWorkingDays, dayInEngland, isWorkingDay, workingDaysBetween } from './working-days.js';

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

  it.each(Array.from({ length: 16 }, (_, index) => 2025 + index))(
    'knows the eight bank holidays of %i, worked out by their rules',
    (year) => {
      const days = Array.from({ length: 366 }, (_, index) => dayOf(year, 1, 1 + index));
      const free = days.filter((day) => day.startsWith(`${year}-`) && isWeekday(day) && !isWorkingDay(day));
      expect(free).toEqual(bankHolidaysOf(year));
    },
  );
});

/** Good Friday, Easter Monday, three Mondays, and days on which no weekend falls for New Year, Christmas and Boxing Day. */
function bankHolidaysOf(year: number): string[] {
  const easter = easterOf(year);
  const [christmas, boxing] = [firstWeekday(dayOf(year, 12, 25)), firstWeekday(dayOf(year, 12, 26))];
  return [
    firstWeekday(dayOf(year, 1, 1)),
    shift(easter, -2),
    shift(easter, 1),
    mondayFrom(dayOf(year, 5, 1)),
    mondayFrom(dayOf(year, 5, 25)),
    mondayFrom(dayOf(year, 8, 25)),
    ...(christmas === boxing ? [boxing, shift(boxing, 1)] : [christmas, boxing]),
  ].sort();
}

/** The anonymous Gregorian algorithm (Meeus, Jones, Butcher). */
function easterOf(year: number): string {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const f = Math.floor((b + 8) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - f + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  return dayOf(year, month, ((h + l - 7 * m + 114) % 31) + 1);
}

function dayOf(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

function shift(day: string, by: number): string {
  return new Date(Date.parse(day) + by * 86_400_000).toISOString().slice(0, 10);
}

function isWeekday(day: string): boolean {
  return ![0, 6].includes(new Date(day).getUTCDay());
}

function firstWeekday(day: string): string {
  return isWeekday(day) ? day : firstWeekday(shift(day, 1));
}

function mondayFrom(day: string): string {
  return new Date(day).getUTCDay() === 1 ? day : mondayFrom(shift(day, 1));
}
