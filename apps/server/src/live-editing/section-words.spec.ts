import { appendToBlock } from '#document';
import { jest } from '@jest/globals';
import { aStatementBeingWritten } from '../../../../test/build/a-statement.js';
import { allowed, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import { SectionTextReader } from './section-text.reader.js';
import { SectionWords } from './section-words.js';
import { WriteAsMember } from './write-as-member.js';

let acts: ActsApp;

beforeAll(async () => {
  acts = await startActsApp();
});

afterAll(() => acts.close());

it('[R12] says what a block says now, and reads a text again only when somebody has written in it', async () => {
  const { sections, members } = await aStatementBeingWritten(acts);
  const reading = jest.spyOn(acts.get(SectionTextReader), 'at');
  const said = async () =>
    (await acts.get(SectionWords).among([sections.money])(sections.money, 'money-1'))?.words ?? '';
  const before = await said();
  expect([await said(), reading.mock.calls.length]).toEqual([before, 1]);
  const edit = (doc: Parameters<typeof appendToBlock>[0]): void => void appendToBlock(doc, 'money-1', ' And more.');
  allowed(await acts.get(WriteAsMember).run({ sectionId: sections.money, writer: members.priya, edit }));
  expect(await said()).toBe(`${before} And more.`);
  expect(await acts.get(SectionWords).among([sections.money])(sections.money, 'nowhere')).toBeNull();
});
