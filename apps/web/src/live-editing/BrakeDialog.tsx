import { useLayoutEffect, useRef } from 'react';
import { Button } from '../ui/Button.js';

interface Props {
  /** How much goes, as a sentence. */
  readonly because: string;
  readonly onAnswer: (confirm: boolean) => void;
}

/**
 * Asks whether a large part of a section is meant to go (P8); Escape keeps it. It comes while somebody types: focus goes
 * to the question, where a space or Enter of the next word presses nothing.
 */
export function BrakeDialog({ because, onAnswer }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    const { current } = dialog;
    current?.showModal();
    heading.current?.focus();
    // Before it goes, so that the browser gives focus back to the text.
    return () => current?.close();
  }, []);
  return (
    <dialog
      className="cp-dialog"
      ref={dialog}
      aria-labelledby="brake"
      aria-describedby="brake-what"
      onCancel={(event) => {
        event.preventDefault();
        onAnswer(false);
      }}
    >
      <h2 className="govuk-heading-m" id="brake" tabIndex={-1} ref={heading}>
        You are about to take away a large part of this section
      </h2>
      <div id="brake-what">
        <p className="govuk-body">{because}</p>
        <p className="govuk-body">
          Nobody else sees this yet. If you take the words away, anyone who can write here can bring them back from the
          history of the section.
        </p>
      </div>
      <div className="govuk-button-group">
        <Button onClick={() => onAnswer(false)}>Keep the words</Button>
        <Button kind="warning" onClick={() => onAnswer(true)}>
          Take them away
        </Button>
      </div>
    </dialog>
  );
}
