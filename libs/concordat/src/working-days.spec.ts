import { addWorkingDays, workingDaysBetween } from './working-days.js';

it.each([
  ['over a weekend', '2026-11-27', 1, '2026-11-30'],
  ['over Easter', '2027-03-25', 1, '2027-03-30'],
  ['over a Christmas that falls on a weekend', '2027-12-24', 1, '2027-12-29'],
  ['for three weeks', '2026-11-02', 15, '2026-11-23'],
  ['not at all', '2026-11-28', 0, '2026-11-28'],
])('counts working days %s', (_case, from, days, to) => {
  expect(addWorkingDays(from, days)).toBe(to);
  expect(workingDaysBetween(from, to)).toBe(days);
});

it('counts none backwards', () => {
  expect(workingDaysBetween('2026-11-30', '2026-11-27')).toBe(0);
});
