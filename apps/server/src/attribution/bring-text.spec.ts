import { aStatementBeingWritten, entriesOf, sectionNow } from '../../../../test/build/a-statement.js';
import { allowed, codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest, Who } from '../../../../test/build/company.js';
import { readSection, replaceBlockText } from '#document';
import { WriteAsMember } from '../live-editing/write-as-member.js';
import { SectionTextReader } from '../live-editing/section-text.reader.js';
import { Membership } from '../membership/membership.entity.js';
import { Statement } from '../statements/statement.entity.js';
import { AttributionReader } from './attribution.reader.js';
import { AttributionResolver } from './attribution.resolver.js';
import { AuthorsAfterResolver } from './authors-after.resolver.js';
import { AuthorsView } from './authors.view.js';
import { BringText, type TextToBring } from './bring-text.js';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startActsApp();
});

afterAll(() => acts.close());

beforeEach(async () => {
  statement = await aStatementBeingWritten(acts);
});

const TEXT = 'Rates came late in each of three years.\n\nNobody could plan wages.';
const bring = (who: Who, change: Partial<TextToBring> = {}) =>
  acts.get(BringText).run(statement.actor(who), {
    ...{ sectionId: statement.sections.money, source: 'Our answer to the draft of 2025', text: TEXT },
    ...change,
  });
const view = (who: Who) => acts.get(AuthorsView).of(statement.actor(who), statement.sections.money);
const blocks = async () => readSection((await acts.get(SectionTextReader).at(statement.sections.money)).doc);
const wordsOf = async (who: Who) => {
  const { words } = await acts.get(AttributionReader).ofSection(statement.sections.money);
  return words.find(({ by }) => by === statement.members[who].id)?.words ?? 0;
};

it('[R3] counts what a group brings to it, marks it, and records it without saying where it comes from', async () => {
  const before = await wordsOf('tom');
  allowed(await bring('tom'));
  expect((await wordsOf('tom')) - before).toBe(12);
  const ids = (await blocks()).slice(-2).map(({ attrs }) => attrs?.id);
  const { brought } = await view('des');
  expect(brought).toMatchObject([
    { constituency: 'PROVIDERS', source: 'Our answer to the draft of 2025', blockIds: ids },
  ]);
  const [entry] = await entriesOf(acts, statement, 'text.brought');
  expect(entry?.facts).toMatchObject({ section: 'money', blocks: ids, words: 12 });
  expect(JSON.stringify(entry)).not.toContain('draft of 2025');
});

it('[R3] keeps the mark on what still stands when somebody changes a part, and drops it when all is gone', async () => {
  allowed(await bring('tom'));
  const [first, second] = (await blocks()).slice(-2).map(({ attrs }) => String(attrs?.id));
  const write = (edit: Parameters<WriteAsMember['run']>[0]['edit']) =>
    acts.get(WriteAsMember).run({ sectionId: statement.sections.money, writer: statement.members.amira, edit });
  allowed(await write((doc) => replaceBlockText(doc, first!, 'Rates came late', 'Fees came late')));
  expect((await view('des')).brought.map(({ blockIds }) => blockIds)).toEqual([[first, second]]);
  expect(await wordsOf('tom')).toBeGreaterThan(9);
});

it('[R3] brings two texts that come at once, each once', async () => {
  const both = await Promise.all([bring('tom', { text: 'One.' }), bring('amira', { text: 'Two.' })]);
  expect(both.map(codesOf)).toEqual([[], []]);
  expect((await view('des')).brought.map(({ constituency }) => constituency).sort()).toEqual([
    'COMMISSIONERS',
    'PROVIDERS',
  ]);
});

it('[R1][R31] is held against what typing is held against', async () => {
  await acts.db.manager.update(Membership, { id: statement.members.tom.id }, { interestsDeclared: false });
  expect(codesOf(await bring('tom'))).toEqual(['edit.no-interests']);
  await acts.db.manager.update(Statement, { id: statement.id }, { state: 'CONCORDAT' });
  expect(codesOf(await bring('amira'))).toEqual(['edit.stage']);
  expect(codesOf(await bring('sam'))).toContain('edit.facilitator');
  expect((await sectionNow(acts, statement.sections.money)).state).toBe('DRAFTING');
  expect((await view('des')).brought).toEqual([]);
});

it('[R38] takes no contact details in where a text comes from, and no empty text', async () => {
  expect(codesOf(await bring('amira', { source: 'tom@larkfield.test', text: ' ' }))).toEqual([
    'bring.text',
    'bring.source',
  ]);
});

it('[R38] is answered with who wrote the section as it is then, of which nothing is kept with the answer', async () => {
  const [actor, input] = [
    statement.actor('tom'),
    { sectionId: statement.sections.money, source: 'Our answer', text: TEXT },
  ];
  const answer = await acts.get(AttributionResolver).bringText(input, actor);
  expect(answer).toEqual({ statementId: statement.id, sectionId: input.sectionId, refusals: [] });
  const authors = await acts.get(AuthorsAfterResolver).authors(answer, actor);
  expect(authors?.brought).toMatchObject([{ source: 'Our answer' }]);
  const refused = await acts.get(AttributionResolver).bringText({ ...input, text: ' ' }, actor);
  expect(await acts.get(AuthorsAfterResolver).authors(refused, actor)).toBeNull();
});
