import { aStatementBeingWritten, paragraph, write } from '../../../../test/build/a-statement.js';
import { startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest } from '../../../../test/build/company.js';
import { SectionUpdate } from '../live-editing/section-update.entity.js';
import { Section } from '../statements/section.entity.js';
import { HistoryModule } from './history.module.js';
import { HistoryReader } from './history.reader.js';
import { HistoryView } from './history-view.js';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startActsApp({ module: HistoryModule });
});

afterAll(() => acts.close());

beforeEach(async () => {
  statement = await aStatementBeingWritten(acts);
});

/** Adds rows without words, so many minutes apart. */
async function addRows(count: number, minutes: (index: number) => number): Promise<void> {
  const sectionId = statement.sections.terms;
  const { headSeq } = await acts.db.manager.findOneByOrFail(Section, { id: sectionId });
  const [model] = await acts.db.manager.findBy(SectionUpdate, { sectionId });
  const start = Date.UTC(2027, 0, 1);
  const rows = Array.from({ length: count }, (_, index) => ({
    ...model!,
    seq: headSeq + index + 1,
    at: new Date(start + minutes(index) * 60_000),
  }));
  for (let at = 0; at < count; at += 1_000) await acts.db.manager.insert(SectionUpdate, rows.slice(at, at + 1_000));
  await acts.db.manager.update(Section, { id: sectionId }, { headSeq: headSeq + count });
}

const pages = async (first: number) => {
  const view = acts.get(HistoryView);
  const found: [number, number][] = [];
  let after: string | null = null;
  for (let more = true; more;) {
    const page = await view.moments(statement.actor('tom'), statement.sections.terms, { first, after });
    found.push(...page.edges.map(({ node }): [number, number] => [node.fromSeq, node.toSeq]));
    more = page.pageInfo.hasNextPage;
    after = page.pageInfo.endCursor;
  }
  return found;
};

it('groups what one writes in one go, newest first, as the reader may see who', async () => {
  await write(acts, statement, 'hassan', 'money', paragraph('money-2', 'Carers are paid last.'));
  await write(acts, statement, 'hassan', 'money', paragraph('money-3', 'And least.'));
  const { edges, pageInfo } = await acts
    .get(HistoryView)
    .moments(statement.actor('tom'), statement.sections.money, { first: 20, after: null });
  expect(edges.map(({ node: { fromSeq, toSeq, by } }) => [fromSeq, toSeq, by])).toEqual([
    [2, 3, [{ shownAs: expect.stringContaining('Hassan'), constituency: 'CARERS' }]],
    [1, 1, [{ shownAs: expect.stringContaining('Amira'), constituency: 'COMMISSIONERS' }]],
  ]);
  expect(pageInfo.hasNextPage).toBe(false);
});

it('gives page after page until the first row, each row once, also of long histories', async () => {
  await addRows(5_000, (index) => Math.floor(index / 50) * 20 + (index % 50) / 100);
  const all = await pages(7);
  expect(all).toHaveLength(101);
  expect([all[0], all.at(-1)]).toEqual([
    [4_952, 5_001],
    [1, 1],
  ]);
  all.slice(1).forEach(([, toSeq], index) => expect(toSeq + 1).toBe(all[index]?.[0]));
  expect(await pages(50)).toEqual(all);
});

it('looks further back when one moment is longer than what is read at once', async () => {
  await addRows(4_500, (index) => index / 1_000);
  const { moments, hasMore } = await acts.get(HistoryReader).moments(statement.sections.terms, 1, null);
  expect([moments.map(({ fromSeq, toSeq }) => [fromSeq, toSeq]), hasMore]).toEqual([[[2, 4_501]], true]);
});

it('begins at the newest for a cursor that is none', async () => {
  const page = await acts
    .get(HistoryView)
    .moments(statement.actor('tom'), statement.sections.money, { first: 1, after: 'x' });
  expect(page.edges).toHaveLength(1);
});

it('[R29] shows nobody a name that is for somebody else', async () => {
  await acts.db.query(
    `UPDATE membership SET display_form = 'group-only', display_audience = 'own-group' WHERE id = $1`,
    [statement.members.amira.id],
  );
  const { edges } = await acts
    .get(HistoryView)
    .moments(statement.actor('tom'), statement.sections.money, { first: 1, after: null });
  expect(JSON.stringify(edges)).not.toContain('Amira');
});
