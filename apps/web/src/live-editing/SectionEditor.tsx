import { blockIdExtension, ROOT, sectionExtensions } from '#document';
import type { BundleDataset } from '#publication';
import { Collaboration } from '@tiptap/extension-collaboration';
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret';
import { EditorContent, useEditor, type Editor } from '@tiptap/react';
import { useEffect, useRef, useState } from 'react';
import { hideFlagged, showFlagged } from '../fair-dealing/hide-flagged.js';
import type { Flagged } from '../fair-dealing/hidden-words.js';
import { caretOf } from './caret.js';
import { keepCaret } from './keep-caret.js';
import { KeyboardHelp } from './KeyboardHelp.js';
import type { SectionConnection } from './section-connection.js';
import { Toolbar } from './Toolbar.js';

interface Props {
  /** "What matters, section 3": how the text box is called. */
  readonly name: string;
  readonly connection: SectionConnection;
  /** Can go and come while the editor is open. */
  readonly mayWrite: boolean;
  /** Tables of figures that can go into the text. */
  readonly tables: readonly BundleDataset[];
  /** Words that are hidden because of competition rules. */
  readonly flagged?: Flagged | undefined;
}

/** The live text of one section, to write in. Holds no rules: the room decides, this shows. */
export default function SectionEditor({ name, connection, mayWrite, tables, flagged }: Props) {
  const toolbar = useRef<HTMLDivElement>(null);
  const [helping, setHelping] = useState(false);
  const writable = useRef(mayWrite);
  const editor = useEditor(
    {
      extensions: extensionsFor(connection),
      // Pages of ours allow no style sheet that a script writes; what is needed stands in our own.
      injectCSS: false,
      onCreate: ({ editor: created }) => focusEnd(created),
      editorProps: {
        attributes: () => ({
          id: 'section-text',
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': `${name}. Editing`,
          'aria-describedby': 'permission editor-help',
          'aria-readonly': String(!writable.current),
          // A text that is no editor any more would drop out of the tab order under the person who is in it.
          tabindex: '0',
          class: 'cp-text cp-editor__text',
        }),
        handleKeyDown: (_view, event) => {
          if (event.altKey && event.key === 'F10') focusToolbar(toolbar.current);
          else if (event.altKey && event.key === '0') setHelping(true);
          else return false;
          return true;
        },
      },
    },
    [connection],
  );
  useEffect(() => {
    writable.current = mayWrite;
    editor?.setEditable(mayWrite, false);
  }, [editor, mayWrite]);
  useEffect(() => showFlagged(editor, flagged), [editor, flagged]);
  return (
    <div className="cp-editor">
      {editor && mayWrite ? <Toolbar editor={editor} tables={tables} ref={toolbar} /> : null}
      <EditorContent editor={editor} />
      <KeyboardHelp open={helping} onToggle={setHelping} />
    </div>
  );
}

function extensionsFor({ doc, provider }: SectionConnection) {
  return [
    ...sectionExtensions,
    Collaboration.configure({ document: doc, field: ROOT }),
    CollaborationCaret.configure({ provider, user: {}, render: caretOf }),
    keepCaret,
    blockIdExtension,
    hideFlagged,
  ];
}

/** A moment later: the editor gets its text from the document just after it is made. */
function focusEnd(editor: Editor): void {
  setTimeout(() => {
    if (!editor.isDestroyed) editor.commands.focus('end');
  });
}

function focusToolbar(toolbar: HTMLElement | null): void {
  toolbar?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
}
