import { aStatementBeingWritten, entriesOf, openStage } from '../../../../test/build/a-statement.js';
import { allowed, codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest, Who } from '../../../../test/build/company.js';
import { MarkReady } from '../statements/mark-ready.js';
import { NextStages } from '../statements/next-stages.js';
import { StatementReader } from '../statements/statement.reader.js';
import { CommentTimes } from './comment-times.js';
import { DropFormat, OweFormat } from './formats.js';

let acts: ActsApp;
let statement: StatementUnderTest;
let today: string;

beforeAll(async () => {
  acts = await startActsApp();
  today = acts.get(CommentTimes).today();
});

afterAll(() => acts.close());

beforeEach(async () => {
  statement = await aStatementBeingWritten(acts);
});

const opening = async () => {
  const stages = await acts.get(NextStages).of(await acts.get(StatementReader).existing(statement.id));
  return stages.find(({ to }) => to === 'COMMENT')?.opening;
};
const clockOf = async (group: string) => (await opening())?.clocks.find(({ constituency }) => constituency === group);
const own = (who: Who, format: string, readyOn: string | null) =>
  acts.get(OweFormat).run(statement.actor(who), { constituency: 'PEOPLE', format, readyOn });
const ready = (who: Who, key: 'matters' | 'money' | 'terms') =>
  acts.get(MarkReady).run(statement.actor(who), { sectionId: statement.sections[key], ready: true });

describe('[R11][J1] before comments open', () => {
  it('the gate lists which sections are ready, what is owed to whom, and who could not begin', async () => {
    allowed(await ready('amira', 'money'));
    const gate = await opening();
    expect(gate?.sections.map((section) => section.ready)).toEqual([false, true, false]);
    expect(gate?.formats).toEqual([
      { constituency: 'PEOPLE', format: 'EASY_READ', readyOn: null },
      { constituency: 'PEOPLE', format: 'LARGE_PRINT', readyOn: null },
    ]);
    // Both sections that people who draw on care sign, and not the appendix.
    expect(gate?.easyReadOf).toHaveLength(2);
    expect(await clockOf('PEOPLE')).toMatchObject({ startsOn: null, waitsFor: ['EASY_READ', 'LARGE_PRINT'] });
    expect(await clockOf('PROVIDERS')).toMatchObject({ startsOn: today, waitsFor: [] });
  });

  it('a format that is there already is written down, and its clock starts on the opening day', async () => {
    expect(codesOf(await own('sam', 'EASY_READ', null))).toEqual(['format.owed']);
    expect(codesOf(await own('sam', 'EASY_READ', '2999-01-01'))).toEqual(['format.day']);
    expect(codesOf(await own('priya', 'EASY_READ', '2020-01-01'))).toEqual(['format.who']);
    for (const format of ['EASY_READ', 'LARGE_PRINT']) allowed(await own('sam', format, '2020-01-01'));
    expect(codesOf(await own('sam', 'EASY_READ', '2020-01-01'))).toEqual(['format.owed']);
    expect(await clockOf('PEOPLE')).toMatchObject({ startsOn: today, waitsFor: [] });
    expect((await entriesOf(acts, statement, 'format.ready')).map(({ facts }) => facts.readyOn)).toEqual([
      ...['2020-01-01', '2020-01-01'],
    ]);
    for (const [who, key] of LEADS) allowed(await ready(who, key));
    await openStage(acts, statement, 'COMMENT');
    const clocks = await acts.get(CommentTimes).clocks(statement.id);
    expect(clocks.map(({ startsOn }) => startsOn)).toEqual(clocks.map(() => today));
  });

  it('comments can open over a format that is owed, and that group alone begins later', async () => {
    allowed(await own('sam', 'EASY_READ', '2020-01-01'));
    for (const [who, key] of LEADS) allowed(await ready(who, key));
    await openStage(acts, statement, 'COMMENT');
    const clocks = await acts.get(CommentTimes).clocks(statement.id);
    const waiting = clocks.filter(({ startsOn }) => startsOn === null);
    expect(waiting).toMatchObject([{ constituency: 'PEOPLE', waitsFor: ['LARGE_PRINT'] }]);
    // What the agreement names, organisers cannot take away: every group agreed to it.
    const large = (await acts.get(CommentTimes).formats(statement.id)).find(({ format }) => format === 'LARGE_PRINT');
    const dropped = { formatId: large?.id ?? '', reason: 'Nobody of them asked for it.' };
    expect(codesOf(await acts.get(DropFormat).run(statement.actor('sam'), dropped))).toEqual(['format.agreed']);
    expect(await opening()).toBeUndefined();
  });
});

const LEADS = [
  ['des', 'matters'],
  ['amira', 'money'],
  ['des', 'terms'],
] as const;
