/**
 * Bank holidays of England that fall on Monday to Friday, by year. Those to 2027 are as gov.uk lists them; those of 2028 and
 * 2029 follow the same rules and are to be compared once they are proclaimed. In other years only weekends are left out.
 */
export const BANK_HOLIDAYS: Readonly<Record<string, readonly string[]>> = {
  '2025': ['01-01', '04-18', '04-21', '05-05', '05-26', '08-25', '12-25', '12-26'],
  '2026': ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28'],
  '2027': ['01-01', '03-26', '03-29', '05-03', '05-31', '08-30', '12-27', '12-28'],
  '2028': ['01-03', '04-14', '04-17', '05-01', '05-29', '08-28', '12-25', '12-26'],
  '2029': ['01-01', '03-30', '04-02', '05-07', '05-28', '08-27', '12-25', '12-26'],
};

/** Tells whether a day, as YYYY-MM-DD, is one from Monday to Friday and no bank holiday in England. */
export function isWorkingDay(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  if (weekday === 0 || weekday === 6) return false;
  return !(BANK_HOLIDAYS[day.slice(0, 4)] ?? []).includes(day.slice(5));
}

/** The day that so many working days after a day bring, both as YYYY-MM-DD. The day itself does not count. */
export function addWorkingDays(day: string, count: number): string {
  let at = day;
  for (let left = count; left > 0; left -= isWorkingDay(at) ? 1 : 0) at = dayAfter(at);
  return at;
}

/** The day on which a moment falls in Britain, as YYYY-MM-DD. */
export function dayInBritain(at: Date): string {
  const parts = new Map(IN_BRITAIN.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}

const DAY_MS = 86_400_000;
const IN_BRITAIN = new Intl.DateTimeFormat('en-GB', {
  ...{ timeZone: 'Europe/London', year: 'numeric' },
  ...{ month: '2-digit', day: '2-digit' },
});
