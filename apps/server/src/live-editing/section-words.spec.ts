import type { SectionId } from '#concordat';
import { appendToBlock, readSection } from '#document';
import { jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { aStatementBeingWritten } from '../../../../test/build/a-statement.js';
import { allowed, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import { SectionTextReader } from './section-text.reader.js';
import { SectionWords } from './section-words.js';
import { storedTextOf } from './stored-text.js';
import { UpdateLogInPostgres } from './update-log-in-postgres.js';
import { WriteAsMember } from './write-as-member.js';

let acts: ActsApp;

beforeAll(async () => {
  acts = await startActsApp();
});

afterAll(() => acts.close());

it('[R12] says what a block says now, and reads a text again only when somebody has written in it', async () => {
  const { sections, members } = await aStatementBeingWritten(acts);
  const reading = jest.spyOn(acts.get(SectionTextReader), 'ofEach');
  const said = async () =>
    (await acts.get(SectionWords).among([sections.money])(sections.money, 'money-1'))?.words ?? '';
  const before = await said();
  expect([await said(), reading.mock.calls.length]).toEqual([before, 1]);
  const edit = (doc: Parameters<typeof appendToBlock>[0]): void => void appendToBlock(doc, 'money-1', ' And more.');
  allowed(await acts.get(WriteAsMember).run({ sectionId: sections.money, writer: members.priya, edit }));
  expect(await said()).toBe(`${before} And more.`);
  expect(await acts.get(SectionWords).among([sections.money])(sections.money, 'nowhere')).toBeNull();
});

it('[P14] reads the same of many sections at once, also where a state of the text is kept, and knows one that is gone', async () => {
  const { sections } = await aStatementBeingWritten(acts);
  const texts = acts.get(SectionTextReader);
  const { matters, money, terms } = sections;
  const halfway = await texts.atSeq(matters, 1, 1);
  await acts.get(UpdateLogInPostgres).keep(matters, 1, storedTextOf(halfway!, 1));
  const gone = randomUUID() as SectionId;
  const each = await texts.ofEach([terms, gone, matters, money], readSection);
  const alone = async (id: SectionId) => readSection((await texts.at(id)).doc);
  expect(each).toEqual([await alone(terms), null, await alone(matters), await alone(money)]);
  expect(JSON.stringify(each)).toContain('A broken night');
});
