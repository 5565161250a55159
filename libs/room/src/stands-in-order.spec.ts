import { keepNeighboursInOrder } from '#document';
import * as Y from 'yjs';
import { standsInOrder } from './stands-in-order.js';

/** The shortest way we know to a redo that puts words back between neighbours in the wrong order. */
function undoAndRedo(): boolean {
  const doc = new Y.Doc({ gc: false });
  doc.clientID = 1;
  const root = doc.getXmlFragment('content');
  const undo = new Y.UndoManager(root, { captureTimeout: 0 });
  const second = (): Y.XmlText => (root.get(1) as Y.XmlElement).get(0) as Y.XmlText;
  let inOrder = true;
  // The last moment before Yjs merges pieces.
  doc.on('beforeObserverCalls', (transaction: Y.Transaction) => (inOrder &&= standsInOrder(transaction)));
  addParagraph(root);
  addParagraph(root);
  second().delete(0, 2);
  undo.undo();
  second().insert(1, 'xy', {});
  undo.undo();
  undo.undo();
  undo.redo();
  return inOrder;
}

function addParagraph(root: Y.XmlFragment): void {
  root.doc?.transact(() => {
    const [paragraph, text] = [new Y.XmlElement('paragraph'), new Y.XmlText()];
    paragraph.insert(0, [text]);
    text.insert(0, 'abc', {});
    root.insert(root.length, [paragraph]);
  });
}

it('[P3] what redo writes stands between its neighbours, which Yjs alone does not see to', () => {
  expect(undoAndRedo()).toBe(false);
  keepNeighboursInOrder();
  keepNeighboursInOrder();
  expect(undoAndRedo()).toBe(true);
});
