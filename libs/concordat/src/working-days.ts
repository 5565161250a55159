import { isPaused, nextDay, type Pause } from './pauses.js';

/** A day as YYYY-MM-DD. */
type Day = string;

/**
 * How many working days lie after one day, up to and with another; less than none when the other is earlier. Working days
 * are Monday to Friday without the bank holidays of England.
 */
export function workingDaysBetween(from: Day, to: Day): number {
  if (to < from) return -workingDaysBetween(to, from);
  let count = 0;
  for (let day = nextDay(from); day <= to; day = nextDay(day)) if (isWorkingDay(day)) count += 1;
  return count;
}

/**
 * The day that is so many working days after another. None after a day is the day itself. Days on which the statement was
 * paused are not counted.
 */
export function addWorkingDays(date: Day, days: number, pauses: readonly Pause[] = []): Day {
  let day = date;
  for (let left = days; left > 0;) {
    day = nextDay(day);
    if (isWorkingDay(day) && !isPaused(day, pauses)) left -= 1;
  }
  return day;
}

/** Tells whether a text is a day that the calendar has: not 2027-02-30. */
export function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00.000Z`);
  return /^[12]\d{3}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** A day as people write it: 3 March 2027. */
export function dayInWords(day: Day): string {
  const options = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat('en-GB', options).format(new Date(day));
}

/** Tells whether people work on a day: Monday to Friday, no bank holiday of England. */
export function isWorkingDay(day: Day): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !BANK_HOLIDAYS.has(day);
}

/** The day of a moment as people in England have it. */
export function dayInEngland(at: string | Date): Day {
  return IN_ENGLAND.format(new Date(at));
}

/** Swedish dates are written YYYY-MM-DD. */
const IN_ENGLAND = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London' });

/** England, 2025 to 2040 (www.gov.uk/bank-holidays; later years by the same rules, as the package date-holidays has them). */
const BANK_HOLIDAYS: ReadonlySet<Day> = new Set(
  Object.entries({
    2025: '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26',
    2026: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
    2027: '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28',
    2028: '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26',
    2029: '01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26',
    2030: '01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26',
    2031: '01-01 04-11 04-14 05-05 05-26 08-25 12-25 12-26',
    2032: '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28',
    2033: '01-03 04-15 04-18 05-02 05-30 08-29 12-26 12-27',
    2034: '01-02 04-07 04-10 05-01 05-29 08-28 12-25 12-26',
    2035: '01-01 03-23 03-26 05-07 05-28 08-27 12-25 12-26',
    2036: '01-01 04-11 04-14 05-05 05-26 08-25 12-25 12-26',
    2037: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
    2038: '01-01 04-23 04-26 05-03 05-31 08-30 12-27 12-28',
    2039: '01-03 04-08 04-11 05-02 05-30 08-29 12-26 12-27',
    2040: '01-02 03-30 04-02 05-07 05-28 08-27 12-25 12-26',
  }).flatMap(([year, days]) => days.split(' ').map((day) => `${year}-${day}`)),
);
