import type { StatementId } from '#concordat';
import { verifyBundle } from '#publication';
import { aStatementReadyToPublish, entriesOf, publish } from '../../../../test/build/a-statement.js';
import { allowed, codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest } from '../../../../test/build/company.js';
import { brokenRule } from '../../../../test/verify-independently/verify.mjs';
import { NextStages } from '../statements/next-stages.js';
import { Statement } from '../statements/statement.entity.js';
import { StatementReader } from '../statements/statement.reader.js';
import { TurnStageKey } from '../statements/turn-stage-key.js';
import { PublicRecordModule } from './public-record.module.js';
import { PublishedVersionReader } from './published-version.reader.js';
import { RegisterReader } from './register.reader.js';

let acts: ActsApp;
let old: StatementUnderTest;
let next: StatementUnderTest;

beforeAll(async () => {
  acts = await startActsApp({ module: PublicRecordModule, config: { demo: false, baseUrl: 'https://position.test' } });
});
afterAll(() => acts.close());

beforeEach(async () => {
  [old, next] = [await aStatementReadyToPublish(acts), await aStatementReadyToPublish(acts)];
  for (const one of [old, next]) await publish(acts, one);
  const { councilId } = await row(old);
  await acts.db.manager.update(Statement, { id: next.id }, { councilId, slug: 'the-next', title: 'The next one' });
});

const WHY = 'The statement of 2029 takes its place.';
const row = ({ id }: StatementUnderTest) => acts.db.manager.findOneByOrFail(Statement, { id });
const supersede = (who: 'des' | 'amira', successorId: StatementId | null, of = old) =>
  acts.get(TurnStageKey).run(of.actor(who), { to: 'SUPERSEDED', reason: WHY, successorId });
const read = async (one: StatementUnderTest) => {
  const { council, slug } = await row(one).then(async (statement) => ({
    ...{ slug: statement.slug, council: await acts.get(StatementReader).councilOf(statement) },
  }));
  const found = await acts.get(PublishedVersionReader).find(council.slug, slug, null);
  if (!found) throw new Error('It was published.');
  return found;
};

it('[R2] both co-chairs name the same successor; the record holds it, each page leads to the other, no file changes', async () => {
  const before = await read(old);
  expect(allowed(await supersede('des', next.id)).waiting).toBe(true);
  expect((await row(old)).state).toBe('PUBLISHED');
  allowed(await supersede('amira', next.id));
  expect(await row(old)).toMatchObject({ state: 'SUPERSEDED', stateReason: WHY, successorId: next.id });
  const [last] = (await entriesOf(acts, old, 'stage.opened')).slice(-1);
  expect(last?.facts).toEqual({ from: 'PUBLISHED', to: 'SUPERSEDED', successor: next.id });
  const [after, of] = [await read(old), await read(next)];
  expect(after.places).toMatchObject({ replacedBy: { title: 'The next one' }, replaces: [] });
  expect(after.places.replacedBy?.path).toMatch(/^\/statements\/northmoor-\w+\/the-next$/);
  expect(of.places).toMatchObject({ replacedBy: null, replaces: [{ id: old.id }] });
  expect(after.text).toBe(before.text);
  const bytes = new TextEncoder().encode(after.text);
  expect([verifyBundle(bytes).ok, brokenRule(bytes)]).toEqual([true, null]);
  const { slug, council } = before.bundle.statement;
  const listed = await acts.get(RegisterReader).open();
  expect(listed.find(({ published }) => published === `/statements/${council.slug}/${slug}`)).toMatchObject({
    ...{ state: 'SUPERSEDED', replacedBy: { id: next.id } },
  });
});

it('[R2] two keys for two different successors replace nothing; who waits can choose another', async () => {
  allowed(await supersede('des', next.id));
  expect(codesOf(await supersede('amira', null))).toEqual(['successor.other']);
  allowed(await supersede('des', null));
  expect((await entriesOf(acts, old, 'key.taken-back')).length).toBe(1);
  expect(codesOf(await supersede('amira', next.id))).toEqual(['successor.other']);
  expect((await row(old)).state).toBe('PUBLISHED');
  allowed(await supersede('amira', null));
  expect(await row(old)).toMatchObject({ state: 'SUPERSEDED', successorId: null });
});

it('[R2] no statement takes its own place, that of another council, nor the place of one that took its own', async () => {
  expect(codesOf(await supersede('des', old.id))).toEqual(['successor.itself']);
  const elsewhere = await aStatementReadyToPublish(acts);
  expect(codesOf(await supersede('des', elsewhere.id))).toEqual(['successor.other-council']);
  for (const who of ['des', 'amira'] as const) allowed(await supersede(who, next.id));
  expect(codesOf(await supersede('des', old.id, next))).toEqual(['successor.replaced']);
});

it('[R2] two statements never take the place of each other, when the last keys are turned at one moment', async () => {
  allowed(await supersede('des', next.id));
  allowed(await supersede('des', old.id, next));
  const turns = await Promise.all([supersede('amira', next.id), supersede('amira', old.id, next)]);
  expect(turns.flatMap(({ refusals }) => refusals.map(({ code }) => code))).toEqual(['successor.replaced']);
});

it('[R2] the workspace offers what could take its place, and shows what the co-chair chose who waits', async () => {
  const offered = async () => {
    const stages = await acts.get(NextStages).of(await row(old));
    return stages.map(({ to, successors, successorId }) => [to, successors.map(({ id }) => id), successorId]);
  };
  allowed(await supersede('des', next.id));
  expect(await offered()).toEqual([
    ['REVIEW_DUE', [], null],
    ['RESPONDING', [], null],
    ['SUPERSEDED', [next.id], next.id],
    ['WITHDRAWN', [], null],
  ]);
  await acts.db.manager.update(Statement, { id: next.id }, { state: 'WITHDRAWN' });
  expect((await offered())[2]).toEqual(['SUPERSEDED', [], next.id]);
});
