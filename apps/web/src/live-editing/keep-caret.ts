import { Extension } from '@tiptap/core';
import { Plugin, TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state';
import { relativePositionToAbsolutePosition, ySyncPluginKey, type ProsemirrorBinding } from '@tiptap/y-tiptap';

/**
 * Keeps one's caret between the same letters while others type before it in the same paragraph. The Yjs binding
 * (y-tiptap 3.0.9) takes a paragraph that has an id and other words than before for one that was moved, and puts the
 * caret back to its old count of letters: it then drifts into the middle of what one writes. Where Yjs itself finds the
 * caret in the same block, that is where it stays.
 */
export const keepCaret = Extension.create({
  name: 'keepCaret',
  addProseMirrorPlugins: () => [
    new Plugin({
      appendTransaction: (transactions, before, after) =>
        transactions.some(isFromOthers) ? moved(before, after) : null,
    }),
  ],
});

function isFromOthers(transaction: Transaction): boolean {
  const change = transaction.getMeta(ySyncPluginKey) as { isChangeOrigin?: boolean } | undefined;
  return change?.isChangeOrigin === true;
}

function moved(before: EditorState, after: EditorState): Transaction | null {
  if (!(before.selection instanceof TextSelection)) return null;
  const state = ySyncPluginKey.getState(after) as { binding?: ProsemirrorBinding } | undefined;
  const binding = state?.binding;
  const relative = binding?.beforeTransactionSelection as { anchor: unknown; head: unknown } | null | undefined;
  if (!binding || !relative) return null;
  const [anchor, head] = [relative.anchor, relative.head].map((place) =>
    relativePositionToAbsolutePosition(binding.doc, binding.type, place, binding.mapping),
  );
  if (anchor == null || head == null) return null;
  if (!isSameBlock(before, before.selection.head, after, head)) return null;
  if (anchor === after.selection.anchor && head === after.selection.head) return null;
  const selection = TextSelection.between(after.doc.resolve(anchor), after.doc.resolve(head));
  return after.tr.setSelection(selection).setMeta('addToHistory', false);
}

function isSameBlock(before: EditorState, at: number, after: EditorState, now: number): boolean {
  const id = (state: EditorState, place: number): unknown => state.doc.resolve(place).node(1)?.attrs.id;
  return id(before, at) === id(after, now);
}
