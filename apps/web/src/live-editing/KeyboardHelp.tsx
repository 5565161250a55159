import { useEffect, useRef } from 'react';

const KEYS = [
  ['Alt and F10', 'go to the toolbar; the arrow keys move in it and Escape comes back'],
  ['Tab', 'leaves the text'],
  ['Ctrl and B', 'bold'],
  ['Ctrl and Z', 'undo: takes back only what you did'],
  ['Ctrl, Shift and Z', 'redo'],
  ['Ctrl and ]', 'a step further into a list; Ctrl and [ a step out'],
  ['Alt and 0', 'this help'],
] as const;

interface Props {
  readonly open: boolean;
  readonly onToggle: (open: boolean) => void;
}

/** "Keyboard help": a button that everyone can see, and Alt+0. */
export function KeyboardHelp({ open, onToggle }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (open) heading.current?.focus();
  }, [open]);
  return (
    <>
      <p className="govuk-hint" id="editor-help">
        Alt and F10 go to the toolbar. Tab leaves the text. Alt and 0 open the keyboard help.
      </p>
      <p className="govuk-body">
        <button type="button" className="cp-link-button" aria-expanded={open} onClick={() => onToggle(!open)}>
          Keyboard help
        </button>
      </p>
      {open ? (
        <div className="govuk-inset-text">
          <h3 className="govuk-heading-s" tabIndex={-1} ref={heading}>
            Keys that help you write
          </h3>
          <ul className="govuk-list govuk-list--bullet">
            {KEYS.map(([keys, what]) => (
              <li key={keys}>
                <strong>{keys}</strong>: {what}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  );
}
