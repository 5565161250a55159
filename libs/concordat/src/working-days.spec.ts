import { addWorkingDays, workingDaysBetween } from './working-days.js';

describe('working days', () => {
  it.each([
    ['2026-01-27', '2026-01-27', 0],
    ['2026-01-27', '2026-01-30', 3],
    ['2026-01-30', '2026-02-02', 1],
    ['2025-12-24', '2025-12-29', 1],
    ['2026-04-02', '2026-04-07', 1],
    ['2026-02-02', '2026-01-30', 0],
  ])('from %s to %s are %i', (from, to, days) => {
    expect(workingDaysBetween(from, to)).toBe(days);
  });

  it.each([
    ['2026-01-30', 1, '2026-02-02'],
    ['2025-12-24', 1, '2025-12-29'],
    ['2026-01-31', 0, '2026-01-31'],
    ['2026-04-20', 20, '2026-05-19'],
  ])('after %s, %i of them, comes %s', (from, days, to) => {
    expect(addWorkingDays(from, days)).toBe(to);
  });
});
