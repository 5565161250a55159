import * as Y from 'yjs';
import { wordsFrom } from './unsaved-words.js';

it('[P7] gives the words typed here that are not known to be stored, and nobody else’s', () => {
  const doc = new Y.Doc({ gc: false });
  const text = new Y.XmlText();
  doc.getXmlFragment('content').insert(0, [text]);
  text.insert(0, 'stored ');
  const stored = Y.getState(doc.store, doc.clientID);
  const other = new Y.Doc({ gc: false });
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  (other.getXmlFragment('content').get(0) as Y.XmlText).insert(7, 'theirs ');
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
  text.insert(14, 'mine and gone');
  text.delete(18, 9);
  expect(wordsFrom(doc, stored)).toBe('mine');
  expect(wordsFrom(doc, 0)).toBe('stored mine');
});
