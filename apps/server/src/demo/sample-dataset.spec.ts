import { readNorthmoor } from './northmoor.js';
import { broughtDataset } from './sample-dataset.js';

const { datasets, statement } = readNorthmoor();
const dataset = (id: string) => broughtDataset(datasets.find((one) => one.id === id)!);

describe('the tables of the sample', () => {
  it('name their columns in words', () => {
    expect(dataset('T1').columns.slice(0, 3)).toEqual(['Year', 'Age 18 to 64', 'Age 65 to 74']);
    expect(dataset('T5').columns).toContain('Occupancy (%)');
  });

  it('keep cells exactly as written', () => {
    expect(dataset('T1').rows[0]).toEqual(['2025', '161900', '27100', '18500', '6700', '52300', '0.0']);
    expect(dataset('T13').rows[0]?.[6]).toBe('£0.5m-£1m a year');
  });

  it('keep an empty cell empty', () => {
    expect(dataset('T11').rows[1]?.at(-1)).toBe('');
  });

  it('[R39] have a source, a period, a place and a value for every column', () => {
    for (const { id } of datasets) {
      const { source, period, geography, columns, rows } = dataset(id);
      expect([source, period, geography].every((text) => text !== '')).toBe(true);
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) expect(row).toHaveLength(columns.length);
    }
  });

  it('are there for every table and chart that a section shows', () => {
    const shown = statement.sections.flatMap(({ blocks }) =>
      blocks.flatMap((b) => ('dataset' in b ? [b.dataset] : [])),
    );
    expect(datasets.map(({ id }) => id)).toEqual(expect.arrayContaining(shown));
  });
});
