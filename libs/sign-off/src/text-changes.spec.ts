import { canonicalSection, sealedText, type SealedSectionText, type SectionBlock } from '#document';
import { textChanges } from './text-changes.js';

const block = (id: string, text: string, type = 'paragraph'): SectionBlock => ({
  type,
  attrs: { id },
  content: [{ type: 'text', text }],
});

const text = (change: Partial<Parameters<typeof sealedText>[0]> = {}): SealedSectionText =>
  sealedText({
    ...{ statement: 'care', section: 'money', title: 'Money', language: 'en-GB', notes: [], datasets: [] },
    content: [block('a', 'One.'), block('b', 'Two.'), block('c', 'Three.')],
    ...change,
  });

it('finds nothing between a text and itself', () => {
  expect(textChanges(text(), text())).toEqual([]);
});

it('[R16] finds blocks that changed, came and went, and the title', () => {
  const content = [block('a', 'One.'), block('d', 'Four.'), block('b', 'Two!')];
  expect(textChanges(text(), text({ content, title: 'What we pay' }))).toEqual([
    { kind: 'title', blockId: 'title', before: 'Money', after: 'What we pay' },
    { kind: 'new', blockId: 'd', before: null, after: 'Four.' },
    { kind: 'words', blockId: 'b', before: 'Two.', after: 'Two!' },
    { kind: 'gone', blockId: 'c', before: 'Three.', after: null },
  ]);
});

const bold = { type: 'paragraph', attrs: { id: 'a' } };
const boldOne = { ...bold, content: [{ type: 'text', text: 'One.', marks: [{ type: 'bold' }] }] };
const note = (words: string) => ({ type: 'note', content: [{ type: 'text', text: words }] });
const table = (sha256: string) => ({ id: 'T1', sha256 });

/** Every kind of change that R16 names: title, text, figures and tables, notes, language; and order and look. */
const CHANGES: readonly (readonly [string, Partial<Parameters<typeof sealedText>[0]>, string[]])[] = [
  ['title', { title: 'What we pay' }, ['title']],
  ['language', { language: 'cy' }, ['language']],
  ['one character', { content: [block('a', 'One!'), block('b', 'Two.'), block('c', 'Three.')] }, ['words']],
  ['look', { content: [boldOne, block('b', 'Two.'), block('c', 'Three.')] }, ['look']],
  ['kind of a block', { content: [block('a', 'One.', 'heading'), block('b', 'Two.'), block('c', 'Three.')] }, ['look']],
  ['place', { content: [block('b', 'Two.'), block('a', 'One.'), block('c', 'Three.')] }, ['moved']],
  ['new block', { content: [...text().content, block('d', 'Four.')] }, ['new']],
  ['block that went', { content: [block('a', 'One.'), block('b', 'Two.')] }, ['gone']],
  ['note', { notes: [note('See the table.')] }, ['note']],
  ['table', { datasets: [table('1'.repeat(64))] }, ['table']],
  ['way in which it is stored', { section: 'prices' }, ['other']],
];

it.each(CHANGES)('[R16] finds a change of the %s, as the hash does', (_, change, kinds) => {
  const after = text(change);
  expect(canonicalSection(after)).not.toBe(canonicalSection(text()));
  expect(textChanges(text(), after).map(({ kind }) => kind)).toEqual(kinds);
});

it('[R16] finds a note and a table whose content changed under its name', () => {
  const before = text({ notes: [note('One.')], datasets: [table('1'.repeat(64))] });
  const after = text({ notes: [note('Two.')], datasets: [table('2'.repeat(64))] });
  expect(textChanges(before, after)).toEqual([
    { kind: 'note', blockId: 'note-1', before: 'One.', after: 'Two.' },
    { kind: 'table', blockId: 'table-T1', before: 'T1', after: 'T1' },
  ]);
});
