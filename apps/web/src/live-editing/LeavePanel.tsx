import { useCallback, useEffect, useRef } from 'react';
import { useBlocker, type Blocker } from 'react-router';
import { Button } from '../ui/Button.js';
import { CopyWords } from './CopyWords.js';

/** A way out of the page that waits for an answer. */
export interface Leaving {
  /** Where it leads: another link that is followed meanwhile is another question. */
  readonly to: string;
  readonly go: () => void;
  readonly stay: () => void;
}

/** Holds links to other pages back while something is not stored; lets them go by itself once it is (P7). */
export function useLeaving(holds: boolean): Leaving | null {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => holds && currentLocation.pathname !== nextLocation.pathname,
  );
  // The router takes one answer to a question, and a button can be pressed again before the page has gone.
  const answered = useRef<Blocker | null>(null);
  const answer = useCallback(
    (how: 'proceed' | 'reset') => {
      if (answered.current === blocker) return;
      answered.current = blocker;
      blocker[how]?.();
    },
    [blocker],
  );
  useEffect(() => {
    if (blocker.state === 'blocked' && !holds) answer('proceed');
  }, [blocker, holds, answer]);
  if (blocker.state !== 'blocked') return null;
  return { to: blocker.location.key, go: () => answer('proceed'), stay: () => answer('reset') };
}

interface Props {
  readonly leaving: Leaving;
  /** What becomes of the words meanwhile, as a sentence. */
  readonly meanwhile: string;
  readonly unsavedWords: () => string;
}

/** Asks whoever followed a link whether to go without the words that are not saved. */
export function LeavePanel({ leaving: { to, go, stay }, meanwhile, unsavedWords }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const cameFrom = useRef<Element | null>(null);
  useEffect(() => {
    if (document.activeElement !== heading.current) cameFrom.current = document.activeElement;
    heading.current?.focus();
  }, [to]);
  const back = (): void => {
    const { current: place } = cameFrom;
    stay();
    // Some browsers give a link that is clicked no focus.
    const isPlace = place instanceof HTMLElement && place !== document.body;
    (isPlace ? place : document.getElementById('text'))?.focus();
  };
  return (
    <section className="govuk-inset-text" aria-labelledby="leaving">
      <h3 className="govuk-heading-s" id="leaving" tabIndex={-1} ref={heading}>
        Your last words are not saved yet.
      </h3>
      <p className="govuk-body">{meanwhile}</p>
      <div className="govuk-button-group">
        <Button onClick={back}>Stay here</Button>
        {unsavedWords() === '' ? null : <CopyWords words={unsavedWords} />}
        <Button kind="warning" onClick={go}>
          Leave without them
        </Button>
      </div>
    </section>
  );
}
