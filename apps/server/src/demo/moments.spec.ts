import { momentOf, spread } from './moments.js';

describe('spread', () => {
  it('keeps the order and stays between the days', () => {
    const moments = spread('2025-11-18', '2026-01-08', 131);
    expect(moments).toHaveLength(131);
    expect([...moments].sort((a, b) => a.getTime() - b.getTime())).toEqual(moments);
    expect(moments[0]).toEqual(momentOf('2025-11-18', '09:00'));
    expect(moments.at(-1)!.getTime()).toBeLessThan(momentOf('2026-01-08', '17:00').getTime());
  });

  it('keeps to working hours', () => {
    const hours = spread('2025-11-18', '2025-11-20', 31).map((moment) => moment.getUTCHours());
    expect(Math.min(...hours)).toBe(9);
    expect(Math.max(...hours)).toBe(16);
  });

  it('gives every act of one day a moment of its own', () => {
    const moments = spread('2025-11-18', '2025-11-18', 5).map((moment) => moment.getTime());
    expect(new Set(moments).size).toBe(5);
  });

  it('uses every day when there are enough acts', () => {
    const days = spread('2025-11-18', '2025-11-22', 7).map((moment) => moment.getUTCDate());
    expect(new Set(days).size).toBe(5);
  });
});
