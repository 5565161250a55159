import type { Editor } from '@tiptap/react';
import { useEditorState } from '@tiptap/react';
import { useRef, useState, type KeyboardEvent, type Ref } from 'react';
import { isSafeLink } from '#document';
import type { BundleDataset } from '#publication';
import { Button } from '../ui/Button.js';
import { TextInput } from '../ui/fields.js';
import { InsertTable } from './InsertTable.js';
import { TOOLS, type Tool } from './tools.js';

interface Props {
  readonly editor: Editor;
  /** Tables of figures that can go into the text. */
  readonly tables: readonly BundleDataset[];
  readonly ref: Ref<HTMLDivElement>;
}

/** The editor's toolbar: one tab stop, arrows between its buttons, Escape back to the text (APG toolbar pattern). */
export function Toolbar({ editor, tables, ref }: Props) {
  const [current, setCurrent] = useState(0);
  const [asked, setAsked] = useState<Tool['asks']>(null);
  const buttons = useRef<(HTMLButtonElement | null)[]>([]);
  const pressed = useEditorState({ editor, selector: (state) => TOOLS.map((tool) => tool.isOn(state.editor)) });
  const done = (): void => setAsked(null);
  const move = (event: KeyboardEvent): void => {
    const to = destination(event.key, current);
    if (event.key === 'Escape') editor.commands.focus();
    if (to === null) return;
    event.preventDefault();
    setCurrent(to);
    buttons.current[to]?.focus();
  };
  return (
    <>
      <div
        className="cp-toolbar"
        role="toolbar"
        aria-label="Formatting"
        aria-controls="section-text"
        ref={ref}
        onKeyDown={move}
      >
        {TOOLS.map((tool, index) => (
          <button
            key={tool.label}
            type="button"
            className="cp-toolbar__button"
            tabIndex={index === current ? 0 : -1}
            aria-pressed={tool.isToggle ? pressed[index] : undefined}
            ref={(button) => void (buttons.current[index] = button)}
            onFocus={() => setCurrent(index)}
            onClick={() => press(tool, editor, setAsked)}
          >
            {tool.label}
          </button>
        ))}
      </div>
      {asked === 'link' ? <LinkForm editor={editor} onDone={done} /> : null}
      {asked === 'table' ? <InsertTable editor={editor} tables={tables} onDone={done} /> : null}
    </>
  );
}

function press({ run, asks }: Tool, editor: Editor, ask: (what: Tool['asks']) => void): void {
  if (run) run(editor.chain().focus());
  else if (asks === 'link' && editor.isActive('link')) editor.chain().focus().unsetLink().run();
  else ask(asks);
}

function destination(key: string, from: number): number | null {
  switch (key) {
    case 'ArrowRight':
      return (from + 1) % TOOLS.length;
    case 'ArrowLeft':
      return (from + TOOLS.length - 1) % TOOLS.length;
    case 'Home':
      return 0;
    case 'End':
      return TOOLS.length - 1;
    default:
      return null;
  }
}

function LinkForm({ editor, onDone }: { editor: Editor; onDone: () => void }) {
  const [href, setHref] = useState('https://');
  const [error, setError] = useState<string | undefined>();
  const add = (): void => {
    if (!isSafeLink(href)) return setError('Write a whole address, like https://www.example.org.');
    editor.chain().focus().setLink({ href }).run();
    onDone();
  };
  return (
    <div className="cp-link-form">
      <TextInput
        id="link"
        label="Where does the link go? Select the words first."
        value={href}
        onChange={setHref}
        error={error}
      />
      <Button kind="secondary" onClick={add}>
        Add the link
      </Button>{' '}
      <Button kind="secondary" onClick={onDone}>
        Cancel
      </Button>
    </div>
  );
}
