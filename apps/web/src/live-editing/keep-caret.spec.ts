import { appendBlocks, blockIdExtension, ROOT, sectionExtensions } from '#document';
import { Editor } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import * as Y from 'yjs';
import { keepCaret } from './keep-caret.js';

const editors: Editor[] = [];
afterEach(() => editors.splice(0).forEach((editor) => editor.destroy()));

/** Two people in one paragraph that has an id, as on two browsers. */
function twoEditors(): [Editor, Editor] {
  const docs = [new Y.Doc({ gc: false }), new Y.Doc({ gc: false })] as const;
  const [one, other] = docs;
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    from.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'wire') Y.applyUpdate(to, update, 'wire');
    });
  }
  appendBlocks(one, [{ type: 'paragraph', attrs: { id: 'p1' }, content: [{ type: 'text', text: 'Homes' }] }]);
  for (const document of docs) {
    const collaboration = Collaboration.configure({ document, field: ROOT });
    editors.push(
      new Editor({ element: aPlace(), extensions: [...sectionExtensions, collaboration, keepCaret, blockIdExtension] }),
    );
  }
  return editors as unknown as [Editor, Editor];
}

function aPlace(): HTMLElement {
  return document.body.appendChild(document.createElement('div'));
}

function type(editor: Editor, letter: string): void {
  editor.view.dispatch(editor.state.tr.insertText(letter));
}

it('keeps two people’s letters apart who type at the two ends of one paragraph', () => {
  const [asha, ben] = twoEditors();
  asha.commands.setTextSelection(1);
  ben.commands.setTextSelection(6);
  for (const [left, right] of ['A ', 'Bf', 'Co', 'Dr'] as unknown as [string, string][]) {
    type(asha, left);
    type(ben, right);
  }
  expect(asha.getText()).toBe('ABCDHomes for');
  expect(ben.getText()).toBe('ABCDHomes for');
});

it('keeps a selection around the same words while somebody types before it', () => {
  const [asha, ben] = twoEditors();
  ben.commands.setTextSelection({ from: 2, to: 6 });
  asha.commands.setTextSelection(1);
  for (const letter of 'Our ') type(asha, letter);
  const { from, to } = ben.state.selection;
  expect(ben.state.doc.textBetween(from, to)).toBe('omes');
});
