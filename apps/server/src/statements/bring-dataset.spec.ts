import { hashDataset } from '#publication';
import { aStatementBeingWritten, entriesOf } from '../../../../test/build/a-statement.js';
import { allowed, codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest, Who } from '../../../../test/build/company.js';
import { ChangeFeed, type Change } from '../platform/notifications.js';
import { RecordOpening } from '../timeline/record-entry.entity.js';
import { BringDataset, type BroughtDataset } from './bring-dataset.js';
import { Dataset } from './dataset.entity.js';
import { Statement } from './statement.entity.js';
import { StatementReader } from './statement.reader.js';

/** A table that every rule allows. Each test changes only what it is about. */
const table: BroughtDataset = {
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

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startActsApp();
});
afterAll(() => acts.close());
beforeEach(async () => {
  statement = await aStatementBeingWritten(acts);
});

const bring = (change: Partial<BroughtDataset> = {}, who: Who = 'neil') =>
  acts.get(BringDataset).run(statement.actor(who), { ...table, ...change });
const kept = (): Promise<Dataset[]> => acts.get(StatementReader).datasets(statement.id);
const recorded = () => entriesOf(acts, statement, 'dataset.brought');

describe('bringing a table of figures', () => {
  it('[R39] keeps it with who brought it, and gives it the next free name', async () => {
    allowed(await bring({ key: 'T7' }));
    const { dataset } = allowed(await bring({ title: ' Beds, 2025 ', source: ' Survey\n' }));
    expect(dataset).toMatchObject({
      key: 'T8',
      title: 'Beds, 2025',
      source: 'Survey',
      ownerId: statement.members.neil.id,
    });
    expect((await kept()).map(({ key }) => key)).toEqual(['T7', 'T8']);
  });

  it('[R39] has a hash by which a published file that shows it verifies', async () => {
    const { key: id, ...dataset } = allowed(await bring()).dataset!;
    expect(dataset.sha256).toBe(hashDataset({ ...dataset, id }));
  });

  it('[R39] is recorded with its name and hash, and without a word of it', async () => {
    const { dataset } = allowed(await bring());
    const [entry] = await recorded();
    expect(entry).toMatchObject({
      facts: { dataset: 'T1', sha256: dataset?.sha256, smallCounts: 'none' },
      actor: statement.members.neil.pseudonym,
      commitments: {},
    });
    expect(await acts.db.manager.countBy(RecordOpening, { chain: statement.id, seq: entry?.seq })).toBe(0);
  });

  it('[R39] takes counts of 1 to 7 only when they are acknowledged, and records that they were', async () => {
    const rows = [['Wharfside', '3']];
    expect(codesOf(await bring({ rows }))).toEqual(['dataset.small-counts']);
    expect(await kept()).toEqual([]);
    const { dataset } = allowed(await bring({ rows, smallCountsAcknowledged: true }));
    expect(dataset?.smallCountsAcknowledged).toBe(true);
    expect((await recorded()).map(({ facts }) => facts.smallCounts)).toEqual(['acknowledged']);
  });

  it('[R39] records no acknowledgement where there was nothing to acknowledge', async () => {
    expect(allowed(await bring({ smallCountsAcknowledged: true })).dataset?.smallCountsAcknowledged).toBe(false);
    expect((await recorded()).map(({ facts }) => facts.smallCounts)).toEqual(['none']);
  });

  it('[R39] is for those who look after figures, and refuses with every reason', async () => {
    expect(codesOf(await bring({ source: '' }, 'amira'))).toEqual(['dataset.not-owner', 'dataset.source']);
    expect([await kept(), await recorded()]).toEqual([[], []]);
  });

  it('is over when the statement goes to the council', async () => {
    await acts.db.manager.update(Statement, { id: statement.id }, { state: 'COUNCIL_DECISION' });
    expect(codesOf(await bring())).toEqual(['dataset.stage']);
  });

  it('is done once when it is sent again, and says which table is there', async () => {
    allowed(await bring());
    const { refusals } = await bring();
    expect(refusals).toMatchObject([{ code: 'dataset.taken', because: expect.stringContaining('T1') }]);
    expect(await kept()).toHaveLength(1);
  });

  it('gives tables that come at one moment a name each', async () => {
    const titles = ['One', 'Two', 'Three', 'Four'];
    const brought = await Promise.all(titles.map((title) => bring({ title })));
    expect(brought.map((one) => allowed(one).dataset?.key).sort()).toEqual(['T1', 'T2', 'T3', 'T4']);
  });

  it('tells open pages, and no page when it was refused', async () => {
    const told: Change[] = [];
    const stop = acts.get(ChangeFeed).subscribe(`statement:${statement.id}`, (change) => void told.push(change));
    await bring({ source: '' });
    await bring();
    stop();
    expect(told).toEqual([{ kind: 'dataset' }]);
  });
});
