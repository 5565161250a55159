import { Extension, type Editor } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { HIDDEN_WORDS, hidingOf, type Flagged } from './hidden-words.js';

const FLAGGED = new PluginKey<Flagged | undefined>('hideFlagged');

/** Draws flagged blocks hidden in the editor, where nobody can put a caret in them; for those who check them, marked (R34). */
export const hideFlagged = Extension.create({
  name: 'hideFlagged',
  addProseMirrorPlugins: () => [
    new Plugin<Flagged | undefined>({
      key: FLAGGED,
      state: {
        init: () => undefined,
        apply: (transaction, before) => {
          const told = transaction.getMeta(FLAGGED) as { flagged: Flagged | undefined } | undefined;
          return told ? told.flagged : before;
        },
      },
      props: {
        decorations: (state) => {
          const flagged = FLAGGED.getState(state);
          if (!flagged || flagged.concerns.length + flagged.hiddenBlocks.length === 0) return null;
          const drawn: Decoration[] = [];
          state.doc.forEach((node, at) => {
            const attributes = drawnAs(flagged, { id: String(node.attrs.id ?? ''), text: node.textContent });
            if (attributes) drawn.push(Decoration.node(at, at + node.nodeSize, attributes));
          });
          return DecorationSet.create(state.doc, drawn);
        },
      },
    }),
  ],
});

/** Tells the editor what is flagged now. The text stays what it is. */
export function showFlagged(editor: Editor | null, flagged: Flagged | undefined): void {
  if (!editor || editor.isDestroyed) return;
  editor.view.dispatch(editor.state.tr.setMeta(FLAGGED, { flagged }).setMeta('addToHistory', false));
}

function drawnAs(flagged: Flagged, block: { id: string; text: string }): Record<string, string> | null {
  const hiding = hidingOf(flagged, block);
  if (hiding === 'shown') return null;
  if (hiding === 'flagged') return { class: 'cp-flagged', title: 'Flagged as a competition concern' };
  return { class: 'cp-hidden', contenteditable: 'false', 'data-hidden': HIDDEN_WORDS[hiding] };
}
