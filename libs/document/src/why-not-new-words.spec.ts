import * as Y from 'yjs';
import { ROOT } from './vocabulary.js';
import { whyNotNewWords } from './why-not-new-words.js';

/** A section with one paragraph, a list without items, and what an edit of a text in the first of that name breaks. */
function codesAfter(holder: 'paragraph' | 'bulletList', edit: (text: Y.XmlText) => void): string[] {
  const doc = new Y.Doc({ gc: false });
  const elements = [new Y.XmlElement('paragraph'), new Y.XmlElement('bulletList')];
  const texts = [new Y.XmlText('Some words that stand here. '), new Y.XmlText()];
  elements.forEach((element, index) => element.insert(0, [texts[index]!]));
  doc.getXmlFragment(ROOT).insert(0, elements);
  let after: Y.Transaction | undefined;
  doc.once('afterTransaction', (transaction: Y.Transaction) => (after = transaction));
  doc.transact(() => edit(texts[holder === 'paragraph' ? 0 : 1]!));
  return after ? whyNotNewWords(after).map(({ code }) => code) : ['nothing happened'];
}

it('[P4] lets words and marks of the schema in, however they are changed', () => {
  const codes = codesAfter('paragraph', (text) => {
    text.insert(5, 'more 👋 ', { bold: {} });
    text.format(0, 4, { link: { href: 'https://example.org/' } });
    text.format(0, 2, { link: null });
    text.delete(3, 4);
  });
  expect(codes).toEqual([]);
});

it.each<[string, string, (text: Y.XmlText) => void]>([
  ['a mark that no section knows', 'schema.mark', (text) => text.format(0, 4, { blink: {} })],
  ['a value that a mark does not have', 'schema.attribute', (text) => text.format(0, 4, { bold: { size: 7 } })],
  ['a link that runs a script', 'schema.link', (text) => text.format(0, 4, { link: { href: 'javascript:x()' } })],
  ['half of a character', 'schema.text', (text) => text.insert(0, '\ud83d')],
  ['a zero character', 'schema.text', (text) => text.insert(0, 'a\0b')],
  ['a picture among the words', 'schema.node', (text) => text.insertEmbed(0, { image: 'x' })],
])('[P4] finds %s among new words', (_what, code, edit) => {
  expect(codesAfter('paragraph', edit)).toContain(code);
});

it('[P4] finds words where no text may stand', () => {
  expect(codesAfter('bulletList', (text) => text.insert(0, 'words'))).toEqual(['schema.place']);
});

it('[P4] says nothing of what is gone again', () => {
  const codes = codesAfter('paragraph', (text) => {
    text.insert(0, 'a\0b');
    text.delete(0, 3);
  });
  expect(codes).toEqual([]);
});
