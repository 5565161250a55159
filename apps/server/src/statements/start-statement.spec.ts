import type { CouncilId, PersonId } from '#concordat';
import { randomUUID } from 'node:crypto';
import { createTestDatabase } from '../../../../test/build/test-database.js';
import { Concordat } from '../concordats/concordat.entity.js';
import { DraftConcordat } from '../concordats/draft-concordat.js';
import { Council } from '../membership/council.entity.js';
import { Person } from '../membership/person.entity.js';
import { Clock } from '../platform/clock.js';
import { Randomness } from '../platform/randomness.js';
import { RecordEntryRow } from '../timeline/record-entry.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { Section } from './section.entity.js';
import { StartStatement, type NewStatement } from './start-statement.js';
import { Statement } from './statement.entity.js';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let start: StartStatement;
const pat = { personId: randomUUID() as PersonId, pseudonym: randomUUID() };
const councilId = randomUUID() as CouncilId;

/** A statement that every rule allows. Each test changes only what it is about. */
const allowed: NewStatement = {
  councilId,
  template: 'mps',
  title: 'Care in Hallbeck',
  periodFrom: '2027-04-01',
  periodTo: '2030-03-31',
  reviewBy: '2028-04-01',
};

beforeAll(async () => {
  database = await createTestDatabase();
  const clock = new Clock();
  const randomness = new Randomness();
  const draft = new DraftConcordat(clock, randomness);
  start = new StartStatement(database.db, draft, new Timeline(clock, randomness), clock, randomness);
  const { manager } = database.db;
  const createdAt = new Date();
  await manager.insert(Council, {
    id: councilId,
    name: 'Hallbeck',
    slug: 'h',
    contact: '',
    safeguardingNotice: '',
    createdAt,
  });
  await manager.insert(Person, { id: pat.personId, email: null, fullName: 'Pat', pseudonym: pat.pseudonym, createdAt });
});

afterAll(() => database.drop());

const codesFor = async (change: Partial<NewStatement>) =>
  (await start.run(pat, { ...allowed, ...change })).refusals.map(({ code }) => code);

it('[R3] starts with every section of the template, all of them empty, and a concordat that nobody has agreed', async () => {
  const { statement } = await start.run(pat, allowed);
  const { manager } = database.db;
  // Whoever starts it, its sponsor and both co-chairs are named before people are called for.
  expect(statement?.state).toBe('PROPOSED');
  const sections = await manager.findBy(Section, { statementId: statement?.id });
  expect(sections).toHaveLength(13);
  expect(new Set(sections.map(({ state, headSeq }) => `${state} ${headSeq}`))).toEqual(new Set(['EMPTY 0']));
  expect(await manager.findBy(Concordat, { statementId: statement?.id })).toMatchObject([
    { version: 1, openedAt: null },
  ]);
  const entries = await manager.findBy(RecordEntryRow, { chain: statement?.id });
  expect(entries.map(({ seq, kind, actor }) => [seq, kind, actor])).toEqual([[1, 'statement.started', pat.pseudonym]]);
});

it.each<[string, Partial<NewStatement>, string]>([
  ['an unknown template', { template: 'no-such-thing' }, 'statement.unknown-template'],
  ['an unknown section', { sections: [{ key: 'no-such-section' }] }, 'statement.unknown-section'],
  ['a date that is none', { reviewBy: 'next year' }, 'statement.dates'],
  ['a day for the review that has passed', { reviewBy: '2026-01-01' }, 'concordat.reviewBy'],
  ['a period that ends before it begins', { periodTo: '2026-01-01' }, 'statement.period'],
  ['a title without words', { title: ' – ' }, 'statement.title'],
  ['a value below the floor', { parameters: { commentPeriodDays: 20 } }, 'concordat.commentPeriodDays'],
])('refuses %s and writes nothing', async (_what, change, code) => {
  const before = await database.db.manager.count(Statement);
  expect(await codesFor({ title: `T ${code}`, ...change })).toEqual([code]);
  expect(await database.db.manager.count(Statement)).toBe(before);
});

it('refuses an address that the council already uses', async () => {
  expect(await codesFor({ title: 'Care once' })).toEqual([]);
  expect(await codesFor({ title: 'Care once' })).toEqual(['statement.slug-taken']);
});
