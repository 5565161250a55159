import { blockIdExtension, ROOT, sectionExtensions } from '#document';
import { Collaboration } from '@tiptap/extension-collaboration';
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret';
import { EditorContent, useEditor } from '@tiptap/react';
import { useRef } from 'react';
import { caretOf } from './caret.js';
import type { SectionConnection } from './section-connection.js';
import { Toolbar } from './Toolbar.js';

interface Props {
  /** "What matters, section 3": how the text box is called. */
  readonly name: string;
  readonly connection: SectionConnection;
}

/** The live text of one section, to write in. Holds no rules: the room decides, this shows. */
export default function SectionEditor({ name, connection }: Props) {
  const toolbar = useRef<HTMLDivElement>(null);
  const editor = useEditor(
    {
      extensions: [
        ...sectionExtensions,
        Collaboration.configure({ document: connection.doc, field: ROOT }),
        CollaborationCaret.configure({ provider: connection.provider, user: {}, render: caretOf }),
        blockIdExtension,
      ],
      autofocus: 'end',
      editorProps: {
        attributes: {
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': `${name}. Editing`,
          'aria-describedby': 'editor-help',
          class: 'cp-text cp-editor__text',
        },
        handleKeyDown: (_view, event) => {
          if (!event.altKey || event.key !== 'F10') return false;
          toolbar.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
          return true;
        },
      },
    },
    [connection],
  );
  return (
    <div className="cp-editor">
      {editor ? <Toolbar editor={editor} ref={toolbar} /> : null}
      <EditorContent editor={editor} />
      <p className="govuk-hint" id="editor-help">
        Alt and F10 go to the toolbar, Escape comes back. Tab leaves the text. Undo takes back only what you did.
      </p>
    </div>
  );
}
