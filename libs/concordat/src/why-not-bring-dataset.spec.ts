import { smallCountsIn, whyNotBringDataset, type DatasetRequest } from './why-not-bring-dataset.js';

/** A request that every rule allows. Each test changes only what it is about. */
const allowed: DatasetRequest = {
  documentState: 'DRAFTING',
  roles: ['member', 'data-owner'],
  constituency: 'COMMISSIONERS',
  interestsDeclared: false,
  title: 'Hours of home care a week, by area, 2025',
  headline: 'Most hours are waited for in Sallow Vale',
  source: 'Council records',
  period: 'March 2025',
  geography: 'Northmoor Council area',
  caveat: '',
  textAlternative: 'Sallow Vale waits for 120 hours a week, Wharfside for 30.',
  columns: ['Area', 'Hours'],
  rows: [
    ['Sallow Vale', '120'],
    ['Wharfside', '30'],
  ],
  smallCountsAcknowledged: false,
};

const codesFor = (change: Partial<DatasetRequest>) => whyNotBringDataset({ ...allowed, ...change }).map((r) => r.code);

describe('whyNotBringDataset (RULES.md, R39)', () => {
  it('[R39] lets somebody who looks after figures bring a table with source, period and place', () => {
    expect(codesFor({})).toEqual([]);
  });

  it('[R31] asks a provider or voluntary organisation for their interests first', () => {
    expect(codesFor({ constituency: 'PROVIDERS' })).toEqual(['dataset.no-interests']);
    expect(codesFor({ constituency: 'VCSE' })).toEqual(['dataset.no-interests']);
    expect(codesFor({ constituency: 'PROVIDERS', interestsDeclared: true })).toEqual([]);
  });

  it.each<[keyof DatasetRequest, string]>([
    ['title', 'dataset.title'],
    ['headline', 'dataset.finding'],
    ['source', 'dataset.source'],
    ['period', 'dataset.period'],
    ['geography', 'dataset.geography'],
    ['textAlternative', 'dataset.words'],
  ])('[R39] asks for its %s, and names the field', (name, code) => {
    expect(codesFor({ [name]: ' \n' })).toEqual([code]);
    expect(codesFor({ [name]: 'a'.repeat(1_001) })).toEqual([code]);
  });

  it('asks for no caveat, and for no long one', () => {
    expect(codesFor({ caveat: 'a'.repeat(1_000) })).toEqual([]);
    expect(codesFor({ caveat: 'a'.repeat(1_001) })).toEqual(['dataset.caveat']);
  });

  it('[R39] gives every reason at once', () => {
    const bare = { title: '', headline: '', source: '', period: '', geography: '', textAlternative: '' };
    expect(codesFor({ ...bare, roles: ['member'], documentState: 'PUBLISHED', columns: [], rows: [] })).toEqual([
      ...['dataset.not-owner', 'dataset.stage', 'dataset.title', 'dataset.finding', 'dataset.source'],
      ...['dataset.period', 'dataset.geography', 'dataset.words', 'dataset.columns', 'dataset.rows'],
    ]);
  });

  it('lets nobody else bring one, whatever their other roles', () => {
    expect(codesFor({ roles: ['member', 'co-chair', 'section-lead'] })).toEqual(['dataset.not-owner']);
  });

  it.each(['PROPOSED', 'COUNCIL_DECISION', 'PUBLISHED', 'REVIEW_DUE', 'SUPERSEDED', 'PAUSED', 'WITHDRAWN'] as const)(
    'takes none while a statement is %s',
    (documentState) => {
      expect(codesFor({ documentState })).toEqual(['dataset.stage']);
    },
  );
});

describe('the table of a dataset', () => {
  it.each([[[]], [['Area', ' ']], [['Area', 'Area ']]])(
    'has a heading of its own for each column, not %j',
    (columns) => {
      expect(codesFor({ columns })).toContain('dataset.columns');
    },
  );

  it('has a row at least', () => {
    expect(codesFor({ rows: [] })).toEqual(['dataset.rows']);
  });

  it('has one value for each column in each row', () => {
    expect(codesFor({ rows: [['Sallow Vale', '120'], ['Wharfside']] })).toEqual(['dataset.shape']);
    expect(codesFor({ rows: [['Sallow Vale', '120', '121']] })).toEqual(['dataset.shape']);
  });

  it('has at most 20 columns and 500 rows', () => {
    const columns = Array.from({ length: 21 }, (_, index) => `Column ${index}`);
    expect(codesFor({ columns, rows: [columns] })).toEqual(['dataset.size']);
    const rows = (length: number) => Array.from({ length }, () => ['Wharfside', '30']);
    expect([codesFor({ rows: rows(500) }), codesFor({ rows: rows(501) })]).toEqual([[], ['dataset.size']]);
  });

  it('has values of at most 200 characters', () => {
    expect(codesFor({ rows: [['a'.repeat(200), '30']] })).toEqual([]);
    expect(codesFor({ rows: [['a'.repeat(201), '30']] })).toEqual(['dataset.cells']);
    expect(codesFor({ columns: ['a'.repeat(201), 'Hours'] })).toEqual(['dataset.cells']);
  });
});

describe('counts of 1 to 7', () => {
  it.each(['1', '7', ' 3 ', '4.0', '+2', '007', '５'])(
    '[R39] need to be acknowledged where a cell says "%s"',
    (cell) => {
      const rows = [['Wharfside', cell]];
      expect(codesFor({ rows })).toEqual(['dataset.small-counts']);
      expect(codesFor({ rows, smallCountsAcknowledged: true })).toEqual([]);
    },
  );

  it.each(['0', '8', '17', '70', '1.5', '-3', '', 'fewer than 8', '3%', '1,200', '£5'])(
    '[R39] are not "%s"',
    (cell) => {
      expect(codesFor({ rows: [['Wharfside', cell]] })).toEqual([]);
    },
  );

  it('[R39] are found in every column, and never in the headings', () => {
    expect(
      smallCountsIn([
        ['3', '120'],
        ['Wharfside', '5'],
      ]),
    ).toEqual(['3', '5']);
    expect(codesFor({ columns: ['Area', '1'] })).toEqual([]);
  });
});
