import { useEffect, useId, useRef, type RefObject } from 'react';
import { useAnnouncements } from './announcements.js';
import { Button } from './Button.js';
import { keepPlace } from './keep-place.js';

/** Words that somebody typed, and the question that they answer. */
export interface Written {
  readonly label: string;
  readonly words: string;
}

interface Props {
  /** Why they can no longer be sent from here. */
  readonly because: string;
  readonly kept: readonly Written[];
  /** Whether the reader was in the form that is gone: then they are taken to their words. */
  readonly wasHere: RefObject<boolean>;
  readonly onPutAway: () => void;
}

/** What somebody wrote in a form that is gone, to read and to copy. */
export function WordsKept({ because, kept, wasHere, onPutAway }: Props) {
  const { say } = useAnnouncements();
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  useEffect(() => {
    say('What you wrote cannot be sent any more. It is still here.');
    if (wasHere.current) box.current?.focus();
  }, [say, wasHere]);
  return (
    <div className="govuk-inset-text" role="group" aria-labelledby={id} tabIndex={-1} ref={box}>
      <p className="govuk-body" id={id}>
        <strong>{because} What you wrote:</strong>
      </p>
      {kept.map(({ label, words }, index) => (
        <div className="govuk-form-group" key={`${label}-${index + 1}`}>
          <label className="govuk-label" htmlFor={`${id}-${index + 1}`}>
            {label}
          </label>
          <textarea className="govuk-textarea" id={`${id}-${index + 1}`} rows={3} readOnly value={words} />
        </div>
      ))}
      <Button
        kind="secondary"
        onClick={() => {
          keepPlace();
          onPutAway();
        }}
      >
        Put this away
      </Button>
    </div>
  );
}
