import { startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import { Council } from '../membership/council.entity.js';
import { CreateCouncil } from '../membership/create-council.js';
import { Config } from '../platform/config.js';
import { Publication } from '../publication/publication.entity.js';
import { Statement } from '../statements/statement.entity.js';
import { DemoLoader, HalfLoaded } from './demo-loader.js';
import { DemoModule } from './demo.module.js';
import { FoundCouncil } from './found-council.js';
import { readNorthmoor } from './northmoor.js';

let acts: ActsApp;
const said: string[] = [];

beforeEach(async () => {
  said.length = 0;
  acts = await startActsApp({
    module: DemoModule,
    config: { demo: true, databaseUrl: null, baseUrl: 'http://x.test' },
  });
});

afterEach(() => acts.close());

const configure = (change: Partial<Config>) => Object.assign(acts.get(Config), change);
const load = () => acts.get(DemoLoader).loadIfEmpty((line) => said.push(line));
const cutShort = () => acts.get(FoundCouncil).run(readNorthmoor(), new Date());

it('throws away a half-loaded sample in the embedded database, and loads it again', async () => {
  await cutShort();
  await load();
  expect(said[0]).toContain('only half loaded');
  expect(await acts.db.manager.count(Council)).toBe(1);
  expect(await acts.db.manager.count(Statement)).toBe(2);
  expect(await acts.db.manager.count(Publication)).toBe(1);
}, 120_000);

it('leaves a half-loaded sample alone in a database that is not its own, and says what to do', async () => {
  await cutShort();
  configure({ databaseUrl: 'postgres://somewhere/else' });
  await expect(load()).rejects.toThrow(HalfLoaded);
  expect(await acts.db.manager.count(Council)).toBe(1);
});

it('leaves councils that an operator made as they are', async () => {
  const administrator = { fullName: 'Ann', email: 'ann@real.example' };
  const council = { name: 'Real', slug: 'real', contact: 'Desk', safeguardingNotice: 'Call 999.', administrator };
  expect((await acts.get(CreateCouncil).run(council)).refusals).toEqual([]);
  await load();
  expect(said).toEqual([]);
  expect(await acts.db.manager.count(Statement)).toBe(0);
});

it('loads nothing while the demo is off', async () => {
  configure({ demo: false });
  await load();
  expect(await acts.db.manager.count(Council)).toBe(0);
});
