import { insertBlocks, plainText, readSection, replaceBlockText, findBlock } from '#document';
import { aStatementBeingWritten, entriesOf, paragraph, sectionNow, write } from '../../../../test/build/a-statement.js';
import { allowed, codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest, Who } from '../../../../test/build/company.js';
import { AttributionReader } from '../attribution/attribution.reader.js';
import { SectionTextReader } from '../live-editing/section-text.reader.js';
import { storedTextOf } from '../live-editing/stored-text.js';
import { UpdateLogInPostgres } from '../live-editing/update-log-in-postgres.js';
import { SectionUpdate } from '../live-editing/section-update.entity.js';
import { ChangeFeed, type Change } from '../platform/notifications.js';
import { Section } from '../statements/section.entity.js';
import { HistoryModule } from './history.module.js';
import { PastTextReader } from './past-text.reader.js';
import { RestoreVersion, type WantedBack } from './restore-version.js';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startActsApp({ module: HistoryModule });
});

afterAll(() => acts.close());

/** Row 1: Amira's sentence. Row 2: Hassan's below it. Row 3: Priya changes words of Amira's and adds her own paragraph. */
beforeEach(async () => {
  statement = await aStatementBeingWritten(acts);
  await write(acts, statement, 'hassan', 'money', paragraph('money-2', 'Carers are paid last.'));
  await write(acts, statement, 'priya', 'money', (doc) => {
    replaceBlockText(doc, 'money-1', 'each April', 'every month');
    insertBlocks(doc, 1, [
      { type: 'paragraph', attrs: { id: 'money-3' }, content: [{ type: 'text', text: 'Providers need time.' }] },
    ]);
  });
});

const restore = (who: Who = 'tom', change: Partial<WantedBack> = {}) =>
  acts.get(RestoreVersion).run(statement.actor(who), {
    ...{ sectionId: statement.sections.money, seq: 2, seenHeadSeq: 3 },
    ...change,
  });

async function linesAt(seq: number): Promise<string[]> {
  const past = await acts.get(PastTextReader).at(statement.sections.money, seq);
  return past?.content.map(plainText) ?? [];
}

async function linesNow(): Promise<string[]> {
  const { doc } = await acts.get(SectionTextReader).at(statement.sections.money);
  return readSection(doc).map(plainText);
}

const rows = () =>
  acts.db.manager.find(SectionUpdate, { where: { sectionId: statement.sections.money }, order: { seq: 'ASC' } });

const BEFORE = ['The council publishes its rates each April.', 'Carers are paid last.'];
const NOW = ['The council publishes its rates every month.', 'Providers need time.', 'Carers are paid last.'];

it('[P14] brings a version back as one more change by a named person, and every version can still be opened', async () => {
  expect(await linesNow()).toEqual(NOW);
  expect(allowed(await restore())).toEqual({ seq: 4, refusals: [] });
  expect(await linesNow()).toEqual(BEFORE);
  const row = (await rows()).at(-1);
  expect([row?.seq, row?.membershipId, row?.restores]).toEqual([4, statement.members.tom.id, 2]);
  expect([await linesAt(1), await linesAt(2), await linesAt(3), await linesAt(4)]).toEqual([
    BEFORE.slice(0, 1),
    BEFORE,
    NOW,
    BEFORE,
  ]);
});

it('[P14] is opened the same way from a state that was kept on the way to it', async () => {
  const { money } = statement.sections;
  const second = await acts.get(SectionTextReader).atSeq(money, 1, 2);
  await acts.get(UpdateLogInPostgres).keep(money, 1, storedTextOf(second!, 2));
  // Without the rows that are in it, only the kept state can tell.
  await acts.db.query('DELETE FROM section_update WHERE section_id = $1 AND seq < 3', [money]);
  expect([await linesAt(2), await linesAt(3), await linesAt(4)]).toEqual([BEFORE, NOW, []]);
});

it('[P14] can itself be taken back', async () => {
  allowed(await restore());
  expect(allowed(await restore('bev', { seq: 3, seenHeadSeq: 4 })).seq).toBe(5);
  expect(await linesNow()).toEqual(NOW);
});

it('[P14] leaves the words that stay to those who wrote them', async () => {
  allowed(await restore());
  const { words } = await acts.get(AttributionReader).ofSection(statement.sections.money);
  const by = (who: Who) => words.find((one) => one.by === statement.members[who].id)?.words;
  // "each April", which Tom wrote again, is still Amira's.
  expect([by('amira'), by('hassan'), by('priya'), by('tom')]).toEqual([7, 4, undefined, undefined]);
});

it('[R27] is in the record, without a word of the text', async () => {
  allowed(await restore());
  const [entry] = await entriesOf(acts, statement, 'section.restored');
  expect([entry?.facts, entry?.actor, entry?.commitments]).toEqual([
    { section: 'money', seq: 4, restored: 2 },
    statement.members.tom.pseudonym,
    {},
  ]);
});

it('tells pages that show the section', async () => {
  const heard: Change[] = [];
  const stop = acts.get(ChangeFeed).subscribe(`statement:${statement.id}`, (change) => heard.push(change));
  allowed(await restore());
  stop();
  expect(heard).toContainEqual({ kind: 'history', sectionId: statement.sections.money });
});

it.each<[string, Who, Partial<WantedBack>, string[]]>([
  ['when somebody has written since', 'tom', { seenHeadSeq: 2 }, ['history.moved-on']],
  ['when nothing would change', 'tom', { seq: 3 }, ['history.nothing-changes']],
  ['of a version that is not there', 'tom', { seq: 99 }, ['history.no-such-version']],
  ['of the time before anybody wrote', 'tom', { seq: 0 }, ['history.no-such-version']],
  ['[R7] by the facilitator', 'sam', {}, ['edit.facilitator']],
  [
    'with every reason at once',
    'sam',
    { seq: 3, seenHeadSeq: 1 },
    ['edit.facilitator', 'history.moved-on', 'history.nothing-changes'],
  ],
])('is refused %s', async (_case, who, change, codes) => {
  expect(codesOf(await restore(who, change))).toEqual(codes);
  expect([(await rows()).length, await entriesOf(acts, statement, 'section.restored')]).toEqual([3, []]);
});

it('[P5] is refused in a section that is locked', async () => {
  await acts.db.manager.update(Section, { id: statement.sections.money }, { state: 'FROZEN' });
  expect(codesOf(await restore())).toEqual(['edit.locked']);
});

it('[P14] lets one of two who bring something back at once do so', async () => {
  const answers = await Promise.all([restore('tom'), restore('bev', { seq: 1 })]);
  expect(answers.map(codesOf).sort()).toEqual([[], ['history.moved-on']]);
  expect((await sectionNow(acts, statement.sections.money)).headSeq).toBe(4);
});

it('[P4] knows no version from before the text was rebuilt', async () => {
  await acts.db.manager.update(Section, { id: statement.sections.money }, { epoch: 2, headSeq: 0 });
  expect(await acts.get(PastTextReader).at(statement.sections.money, 2)).toBeNull();
  expect(codesOf(await restore('tom', { seenHeadSeq: 0 }))).toEqual(['history.no-such-version']);
});

it('compares what was with what is, by block and word', async () => {
  const compared = await acts.get(PastTextReader).compare(statement.sections.money, { from: 2, to: 3 });
  expect(compared?.blocks.map(({ id, kind }) => [id, kind])).toEqual([
    ['money-1', 'changed'],
    ['money-3', 'added'],
    ['money-2', 'unchanged'],
  ]);
  expect([compared?.wordsAdded, compared?.wordsRemoved]).toEqual([5, 2]);
  expect(findBlock((await acts.get(SectionTextReader).at(statement.sections.money)).doc, 'money-3')).not.toBeNull();
});
