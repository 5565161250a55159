import { aTable } from './a-bundle-to-read.fake.js';
import { chartOf } from './chart.js';

const years = aTable({
  columns: ['Service', '2025', '2026', 'Days'],
  rows: [
    ['Homecare', '100', '120', '3'],
    ['Nursing', '50', '60', '4'],
    ['Total', '150', '180', '9'],
  ],
});

describe('a chart', () => {
  it('draws the columns that the figure names, each a part', () => {
    const chart = chartOf(years, 'bars:2025|2026');
    expect(chart?.parts.map(({ title }) => title)).toEqual(['2025', '2026']);
    expect(chart?.parts[1]?.bars).toEqual([
      { label: 'Homecare', value: '120', percent: 100 },
      { label: 'Nursing', value: '60', percent: 50 },
    ]);
  });

  it('draws the first column of figures when it names none, or none that is there', () => {
    expect(chartOf(years, 'bars')?.parts.map(({ title }) => title)).toEqual(['2025']);
    expect(chartOf(years, 'bars:2099')?.parts.map(({ title }) => title)).toEqual(['2025']);
  });

  it('gives figures that are far apart scales of their own, and says so', () => {
    expect(chartOf(years, 'bars:2025|2026')?.oneScale).toBe(true);
    const apart = chartOf(years, 'bars:2025|Days');
    expect(apart?.oneScale).toBe(false);
    expect(apart?.parts[1]?.bars[1]).toEqual({ label: 'Nursing', value: '4', percent: 100 });
  });

  it('leaves sums out, also one that goes by another name', () => {
    const areas = aTable({
      columns: ['Area', 'Hours'],
      rows: [
        ['North', '1'],
        ['South', '2'],
        ['East', '4'],
        ['Northmoor', '7'],
      ],
    });
    expect(chartOf(areas, 'bars')?.parts[0]?.bars.map(({ label }) => label)).toEqual(['North', 'South', 'East']);
    expect(chartOf(years, 'bars')?.parts[0]?.bars.map(({ label }) => label)).not.toContain('Total');
  });

  it('never has more than four parts', () => {
    const wide = aTable({ columns: ['A', '1', '2', '3', '4', '5'], rows: [['x', '1', '1', '1', '1', '1']] });
    expect(chartOf(wide, 'bars:1|2|3|4|5')?.parts).toHaveLength(4);
  });

  it('draws an empty cell as not known, not as nought', () => {
    const gap = aTable({
      columns: ['Role', 'Rate (%)'],
      rows: [
        ['Nurse', '24.5'],
        ['Assistant', ''],
      ],
    });
    expect(chartOf(gap, 'bars')?.parts[0]?.bars).toEqual([
      { label: 'Nurse', value: '24.5%', percent: 100 },
      { label: 'Assistant', value: 'not known', percent: 0 },
    ]);
  });

  it.each([
    ['words only', [['Homecare', 'many']]],
    ['figures below nought', [['Homecare', '-5']]],
    ['no rows', []],
  ])('draws nothing of %s', (_case, rows) => {
    expect(chartOf(aTable({ columns: ['A', 'B'], rows }), 'bars')).toBeNull();
  });
});
