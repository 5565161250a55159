import {
  aStatementBeingAnswered,
  aStatementBeingWritten,
  entriesOf,
  freeze,
} from '../../../../test/build/a-statement.js';
import { allowed, codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest, Who } from '../../../../test/build/company.js';
import { RecordOpening } from '../timeline/record-entry.entity.js';
import { HistoryModule } from './history.module.js';
import { HistoryReader } from './history.reader.js';
import { NameVersion, type WantedName } from './name-version.js';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startActsApp({ module: HistoryModule });
  statement = await aStatementBeingWritten(acts);
});

afterAll(() => acts.close());

const name = (change: Partial<WantedName> = {}, who: Who = 'tom') =>
  acts.get(NameVersion).run(statement.actor(who), {
    ...{ sectionId: statement.sections.matters, seq: 1, name: 'Before the meeting' },
    ...change,
  });
const versions = (sectionId = statement.sections.matters) => acts.get(HistoryReader).versions(sectionId);

it('gives a version a name, by which it stands among the versions of the section', async () => {
  const { version } = allowed(await name({ name: '  Before \n the meeting ' }));
  expect(version).toMatchObject({ seq: 1, name: 'Before the meeting' });
  allowed(await name({ seq: 2, name: 'After the meeting' }));
  expect((await versions()).map((one) => [one.seq, one.name, one.namedBy])).toEqual([
    [2, 'After the meeting', statement.members.tom.id],
    [1, 'Before the meeting', statement.members.tom.id],
  ]);
});

it('[R28] is in the record, its words only committed to', async () => {
  const [entry] = await entriesOf(acts, statement, 'version.named');
  expect([entry?.facts, Object.keys(entry?.commitments ?? {})]).toEqual([{ section: 'matters', seq: 1 }, ['name']]);
  const opening = await acts.db.manager.findOneBy(RecordOpening, { chain: statement.id, seq: entry?.seq ?? 0 });
  expect(opening?.content).toBe('Before the meeting');
});

it.each<[string, Partial<WantedName>, Who, string[]]>([
  ['that another version has', { seq: 2, name: 'before the MEETING' }, 'tom', ['history.name-taken']],
  ['of nothing', { name: ' ' }, 'tom', ['history.no-name']],
  ['of 81 characters', { name: 'x'.repeat(81) }, 'tom', ['history.long-name']],
  ['for a version that is not there', { seq: 3, name: 'Later' }, 'tom', ['history.no-such-version']],
  ['[R7] by the facilitator', { name: 'Mine' }, 'sam', ['edit.facilitator']],
  [
    'with every reason at once',
    { seq: 0, name: '' },
    'sam',
    ['edit.facilitator', 'history.no-such-version', 'history.no-name'],
  ],
])('refuses a name %s', async (_case, change, who, codes) => {
  expect(codesOf(await name(change, who))).toEqual(codes);
  expect(await versions()).toHaveLength(2);
});

it('lets two sections have versions of one name', async () => {
  expect(codesOf(await name({ sectionId: statement.sections.money }))).toEqual([]);
});

it('[R16] has every draft that was locked among the versions', async () => {
  statement = await aStatementBeingAnswered(acts);
  await freeze(acts, statement, statement.sections.money);
  expect((await versions(statement.sections.money)).map(({ seq, name: called }) => [seq, called])).toEqual([
    [1, 'Draft 1'],
  ]);
});
