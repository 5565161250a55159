import { aStatementBeingWritten, entriesOf, paragraph } from '../../../../test/build/a-statement.js';
import { allowed, codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest } from '../../../../test/build/company.js';
import { AttributionReader } from '../attribution/attribution.reader.js';
import { AuthorsView } from '../attribution/authors.view.js';
import { Section } from '../statements/section.entity.js';
import { ScribeResolver } from './scribe.resolver.js';
import { WriteOnBehalf, type SupportedWords } from './write-on-behalf.js';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startActsApp();
  statement = await aStatementBeingWritten(acts);
});

afterAll(() => acts.close());

const writeFor = (change: Partial<SupportedWords> = {}) =>
  acts.get(WriteOnBehalf).run({
    sectionId: statement.sections.money,
    writer: statement.members.sam.id,
    onBehalfOf: statement.members.table.id,
    mode: 'workshop',
    readBack: 'confirmed',
    edit: paragraph(`table-${Math.random().toString(36).slice(2)}`, 'Ask us in Bengali too.'),
    ...change,
  });

it('[R9] credits the table with its words, and the facilitator with none', async () => {
  const { seq } = allowed(await writeFor());
  const { words } = await acts.get(AttributionReader).ofSection(statement.sections.money);
  const by = new Map(words.map((one) => [one.by, one.words]));
  expect([by.get(statement.members.table.id), by.get(statement.members.sam.id)]).toEqual([5, undefined]);
  const [entry] = await entriesOf(acts, statement, 'words.written-for');
  const { pseudonym } = statement.members.table;
  expect(entry?.actor).toBe(statement.members.sam.pseudonym);
  expect(entry?.facts).toEqual({
    section: 'money',
    for: pseudonym,
    headcount: 11,
    mode: 'workshop',
    readBack: 'confirmed',
    seq,
  });
});

it('[R10] records that words could not be read back', async () => {
  allowed(await writeFor({ readBack: 'could-not-be-confirmed' }));
  const entry = (await entriesOf(acts, statement, 'words.written-for')).at(-1);
  expect(entry?.facts.readBack).toBe('could-not-be-confirmed');
});

it('[R9][R10] comes as paragraphs through the API, and shows whose words they are and that nobody could read them back', async () => {
  const input = {
    ...{ sectionId: statement.sections.money, membershipId: statement.members.table.id },
    ...{ mode: 'phone', readBack: 'could-not-be-confirmed', text: 'Say it twice.\n\nSay it slowly.' },
  };
  const untold = await acts.get(ScribeResolver).writeFor({ ...input, readBack: '' }, statement.actor('sam'));
  expect(codesOf(untold)).toEqual(['on-behalf.read-back']);
  allowed(await acts.get(ScribeResolver).writeFor(input, statement.actor('sam')));
  const { supported, blocks } = await acts.get(AuthorsView).of(statement.actor('des'), statement.sections.money);
  expect(supported.at(-1)).toMatchObject({ mode: 'phone', readBack: 'could-not-be-confirmed' });
  expect(blocks.slice(-2).map(({ begins }) => begins)).toEqual(['Say it twice.', 'Say it slowly.']);
});

it('[R9] is refused to everybody but a facilitator', async () => {
  expect(codesOf(await writeFor({ writer: statement.members.amira.id }))).toEqual(['on-behalf.not-facilitator']);
});

it('[R9] is refused for somebody who is not of the statement', async () => {
  const other = await aStatementBeingWritten(acts);
  expect(codesOf(await writeFor({ onBehalfOf: other.members.table.id }))).toEqual(['on-behalf.nobody']);
});

it('[P5] asks the right of the one whose words they are', async () => {
  const frozen = await aStatementBeingWritten(acts);
  await acts.db.manager.update(Section, { id: frozen.sections.money }, { state: 'FROZEN' });
  const { sam, table } = frozen.members;
  const change = { sectionId: frozen.sections.money, writer: sam.id, onBehalfOf: table.id };
  expect(codesOf(await writeFor(change))).toEqual(['edit.locked']);
});
