import { appendToBlock, insertBlocks, findBlock, replaceBlockText } from '#document';
import type * as Y from 'yjs';
import {
  aStatementBeingAnswered,
  aStatementBeingWritten,
  freeze,
  paragraph,
  write,
} from '../../../../test/build/a-statement.js';
import { startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest, Who } from '../../../../test/build/company.js';
import { WriteAsMember } from '../live-editing/write-as-member.js';
import { SectionUpdate } from '../live-editing/section-update.entity.js';
import { SectionVersion } from '../sign-off/section-version.entity.js';
import { Section } from '../statements/section.entity.js';
import { AttributionReader } from './attribution.reader.js';
import { AttributionResolver } from './attribution.resolver.js';

const WORDS = 'The council publishes its rates each April.';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startActsApp();
});

afterAll(() => acts.close());

beforeEach(async () => {
  statement = await aStatementBeingWritten(acts);
});

const money = () => statement.sections.money;
const id = (who: Who) => statement.members[who].id;
const edit = (who: Who, change: (doc: Y.Doc) => void) => write(acts, statement, who, 'money', change);
const seen = () => acts.get(AttributionReader).ofSection(money());
const asRead = (who: Who) => acts.get(AttributionResolver).whoWrote(money(), statement.actor(who));

/** As an editor turns a paragraph into a heading: the words go and come again in another block. */
const asHeading = (doc: Y.Doc): void => {
  const { index, element } = findBlock(doc, 'money-1')!;
  const content = [{ type: 'text', text: WORDS }];
  doc.getXmlFragment('content').delete(index, 1);
  insertBlocks(doc, index, [{ type: 'heading', attrs: { id: 'money-h', level: 3 }, content }]);
  expect(element.nodeName).toBe('paragraph');
};

it('[P11] leaves a paragraph with who wrote it when somebody else makes it a heading, and says who did', async () => {
  await edit('priya', asHeading);
  const { blocks, words } = await seen();
  expect(words).toEqual([{ by: id('amira'), words: 7 }]);
  expect(blocks[0]?.runs).toMatchObject([
    { text: WORDS, by: id('amira'), writer: id('amira'), carried: { how: 'moved', by: id('priya') } },
  ]);
});

it('[P11] gives the same when it has read the rows before and when it has not', async () => {
  await seen();
  await edit('priya', asHeading);
  await edit('tom', paragraph('money-2', 'And in October, if prices change.'));
  await edit('priya', (doc) => void replaceBlockText(doc, 'money-2', 'in October', 'in the autumn'));
  const grown = await seen();
  const fresh = await startedAnew().ofSection(money());
  expect(grown).toEqual(fresh);
});

it('[P11] answers for a version at its own row, whatever was written since', async () => {
  const [before] = await acts.db.manager.find(SectionUpdate, { where: { sectionId: money() }, order: { seq: 'DESC' } });
  await edit('tom', (doc) => void appendToBlock(doc, 'money-1', ' Or later.'));
  const now = await seen();
  const then = await acts
    .get(AttributionReader)
    .ofVersion({ sectionId: money(), epoch: before!.epoch, seq: before!.seq });
  expect([then.words, now.words]).toEqual([
    [{ by: id('amira'), words: 7 }],
    [
      { by: id('amira'), words: 7 },
      { by: id('tom'), words: 2 },
    ],
  ]);
});

it('[P11][P12] freezes the first authors of moved words with a version', async () => {
  statement = await aStatementBeingAnswered(acts);
  await edit('priya', asHeading);
  await freeze(acts, statement, money());
  const version = await acts.db.manager.findOneByOrFail(SectionVersion, { sectionId: money() });
  expect(version.attribution).toEqual({
    blocks: [{ id: 'money-h', words: [{ by: id('amira'), words: 7 }] }],
    words: [{ by: id('amira'), words: 7 }],
  });
});

it('[P11] begins anew when the text was rebuilt', async () => {
  await seen();
  await acts.db.manager.update(Section, { id: money() }, { epoch: 2, headSeq: 0 });
  expect((await seen()).blocks).toEqual([]);
});

it('[P11] reads who wrote the other sections, however long the log was of one that was rebuilt', async () => {
  await write(acts, statement, 'hassan', 'matters', paragraph('breaks', 'Breaks that are kept.'));
  await acts.db.manager.update(Section, { id: money() }, { epoch: 2, headSeq: 5_000 });
  const [rebuilt, other] = await acts.get(AttributionReader).ofSections([money(), statement.sections.matters]);
  expect([rebuilt?.blocks, other?.words.map(({ by }) => by)]).toEqual([[], expect.arrayContaining([id('hassan')])]);
});

it('[P11] tells whose words were removed and by whom, in names that the reader may see', async () => {
  await edit('hassan', (doc) => void replaceBlockText(doc, 'money-1', 'its rates each April', 'rates'));
  const { removals, by } = await asRead('des');
  expect(removals).toMatchObject([{ constituency: 'COMMISSIONERS', removedByConstituency: 'CARERS', words: 3 }]);
  expect(by.map(({ constituency }) => constituency)).toEqual(['COMMISSIONERS']);
  expect(removals[0]?.removedBy).not.toBe('');
  expect(removals[0]?.shownAs).toBe(by[0]?.shownAs);
});

it('[R26] names who wrote by group and name, however much each wrote, and counts nobody’s words', async () => {
  await edit(
    'tom',
    (doc) => void appendToBlock(doc, 'money-1', ' Or later, if the council and providers agree on a day.'),
  );
  await edit('priya', (doc) => void appendToBlock(doc, 'money-1', ' Soon.'));
  await edit(
    'hassan',
    (doc) => void appendToBlock(doc, 'money-1', ' And carers hear of it first, in a letter that is plain.'),
  );
  const { by, blocks } = await asRead('des');
  expect(by.map(({ constituency }) => constituency)).toEqual(['COMMISSIONERS', 'CARERS', 'PROVIDERS', 'PROVIDERS']);
  const [priya, tom] = by.slice(2).map(({ shownAs }) => shownAs);
  expect([priya, tom]).toEqual([priya, tom].toSorted());
  expect(blocks[0]?.by).toEqual(by);
  for (const author of by) expect(Object.keys(author).sort()).toEqual(['constituency', 'shownAs']);
});

it('[P11] does not list what people remove of their own', async () => {
  await edit('amira', (doc) => void replaceBlockText(doc, 'money-1', 'its rates each April', 'rates'));
  expect((await asRead('des')).removals).toEqual([]);
});

it('[R9][R29] shows moved words and those written down for others without an id of anybody', async () => {
  await edit('priya', asHeading);
  const table = statement.members.table;
  const forTable = { sectionId: money(), writer: statement.members.sam, onBehalfOf: table };
  await acts.get(WriteAsMember).run({ ...forTable, edit: paragraph('money-t', 'Pay for the time between visits.') });
  const answer = await asRead('hassan');
  expect(answer.blocks.flatMap(({ runs }) => runs)).toMatchObject([
    { text: WORDS, constituency: 'COMMISSIONERS', writtenDownBy: null, carried: { constituency: 'PROVIDERS' } },
    { constituency: 'PEOPLE', carried: null },
  ]);
  expect(answer.blocks[1]?.runs[0]?.writtenDownBy).toBeTruthy();
  for (const member of Object.values(statement.members)) expect(JSON.stringify(answer)).not.toContain(member.id);
});

it('[P11] credits the proposer of an accepted suggestion, and says what the decider removed', async () => {
  const change = (doc: Y.Doc): void => void replaceBlockText(doc, 'money-1', 'each April', 'two years ahead');
  await acts
    .get(WriteAsMember)
    .run({ sectionId: money(), writer: statement.members.amira, leaseOwner: statement.members.priya, edit: change });
  const { words, removals } = await seen();
  expect(words).toEqual([
    { by: id('amira'), words: 5 },
    { by: id('priya'), words: 3 },
  ]);
  expect(removals).toMatchObject([{ whose: id('amira'), removedBy: id('amira'), words: 2 }]);
});

/** A reader that has read nothing yet. */
function startedAnew(): AttributionReader {
  const { log, clock } = acts.get(AttributionReader) as unknown as { log: never; clock: never };
  return new AttributionReader(log, clock);
}
