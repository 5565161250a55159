import type { Role, StatementId } from '#concordat';
import { randomUUID } from 'node:crypto';
import { aCouncil, aMemberOf, anInvitation, aStatementOf, browserOf } from '../../../../test/build/a-council.js';
import { startWebApp, type PlainBrowser, type WebApp } from '../../../../test/build/web-app.js';
import type { DatasetType } from './dataset.types.js';

const BRING = `mutation ($input: BringDatasetInput!) {
  bringDataset(input: $input) { dataset { id owner smallCountsAcknowledged } refusals { code because } }
}`;
const LIST = `query ($statementId: ID!) { datasets(statementId: $statementId) { id owner broughtAt columns rows } }`;

interface Brought {
  readonly bringDataset: { readonly dataset: DatasetType | null; readonly refusals: readonly { code: string }[] };
}

let web: WebApp;
let statementId: StatementId;
let neil: PlainBrowser;
let joy: PlainBrowser;

beforeAll(async () => {
  web = await startWebApp();
  const council = await aCouncil(web);
  statementId = await aStatementOf(web, council);
  const roles: Role[] = ['member', 'data-owner'];
  const owner = anInvitation(statementId, { fullName: 'Neil Ward', constituency: 'CARERS', roles });
  neil = await browserOf(web, (await aMemberOf(web, council, owner)).personId);
  joy = await browserOf(web, (await aMemberOf(web, council, anInvitation(statementId))).personId);
});
afterAll(() => web.close());

const input = (change: object = {}) => ({
  ...{ statementId, title: 'Beds', headline: 'Few beds are empty', source: 'Survey', period: '2025', caveat: '' },
  ...{
    geography: 'Northmoor',
    textAlternative: 'There are 40 beds.',
    columns: ['Area', 'Beds'],
    rows: [['All', '40']],
  },
  ...{ smallCountsAcknowledged: false, ...change },
});
const bring = async (by: PlainBrowser, change: object = {}, key?: string) =>
  (await by.api<Brought>(BRING, { input: input(change) }, key)).data?.bringDataset;

it('[R39] brings a table, which everybody who takes part can see with its owner as they show themselves', async () => {
  const brought = await bring(neil);
  expect(brought).toEqual({ dataset: { id: 'T1', owner: 'Carer 1', smallCountsAcknowledged: false }, refusals: [] });
  const { data } = await joy.api<{ datasets: DatasetType[] }>(LIST, { statementId });
  expect(data?.datasets).toMatchObject([{ id: 'T1', columns: ['Area', 'Beds'], rows: [['All', '40']] }]);
  expect(data?.datasets[0]?.owner).toBe('Carer 1');
});

it('[R39] says all that is missing at once, and keeps nothing', async () => {
  const brought = await bring(neil, { title: 'Homes', source: '', period: ' ', rows: [['All', '4']] });
  expect(brought?.dataset).toBeNull();
  expect(brought?.refusals.map(({ code }) => code)).toEqual([
    'dataset.source',
    'dataset.period',
    'dataset.small-counts',
  ]);
  expect((await bring(joy))?.refusals.map(({ code }) => code)).toContain('dataset.not-owner');
});

it('[R39] does it once when the answer was lost and the page sends it again', async () => {
  const key = randomUUID();
  const first = await bring(neil, { title: 'Hours' }, key);
  expect(first?.refusals).toEqual([]);
  expect(await bring(neil, { title: 'Hours' }, key)).toEqual(first);
});
