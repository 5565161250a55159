import { timeInWords } from '#reading';
import { useEffect, useState } from 'react';
import { useAnnouncements } from '../ui/announcements.js';
import type { ConnectionState } from './connection-state.js';
import { CopyWords } from './CopyWords.js';

/** After this long without "saved", it says so and people can copy their words (F2). */
const UNSAVED_MS = 3_000;

/** After this long, they are told also while they look elsewhere. */
const TROUBLE_MS = 10_000;

interface Props {
  readonly state: ConnectionState;
  /** Words that are not known to be stored. */
  readonly unsavedWords: () => string;
  /** Whether words that are not saved are kept on this device (P10). */
  readonly isKept?: boolean;
}

/** Whether what one types is saved, always in words. "Saved" comes from the database and from nowhere else. */
export function SaveState({ state, unsavedWords, isKept = false }: Props) {
  const { alert } = useAnnouncements();
  // Who is asked whether to delete so much sees that nothing is saved until they answer.
  const since = state.question ? null : state.unsavedSince;
  const isUnsaved = usePassed(since, UNSAVED_MS);
  const isStuck = usePassed(since, TROUBLE_MS);
  const isAwayLong = useLasting(isAway(state), TROUBLE_MS);
  const trouble = isStuck || isAwayLong ? troubleIn(state, isKept) : null;
  useEffect(() => {
    if (trouble) alert(trouble);
  }, [trouble, alert]);
  return (
    <>
      <p className="govuk-body cp-save-state" data-saved={state.isSaved}>
        {isUnsaved && !isAway(state) ? 'Not saved – copy your text' : wordsFor(state, isKept)}
      </p>
      {isUnsaved ? <CopyWords words={unsavedWords} /> : null}
    </>
  );
}

/** The words of the save state. */
export function wordsFor(
  { status, isSaved, savedAt, hasText, question }: ConnectionState,
  isKept: boolean = false,
): string {
  if (status === 'ended') return 'Not connected';
  if (status === 'reconnecting') return isSaved ? 'Reconnecting…' : 'Reconnecting – not saved yet';
  if (status === 'offline' && isSaved) return 'Offline – reconnecting';
  if (status === 'offline')
    return isKept ? 'Offline – kept on this device' : 'Offline – not kept if you close this page';
  if (!hasText) return 'Opening…';
  if (question) return 'Not saved yet – waiting for your answer';
  if (!isSaved) return 'Saving…';
  return savedAt ? `All changes saved ${timeInWords(savedAt)}` : 'All changes saved';
}

function isAway({ status }: ConnectionState): boolean {
  return status === 'offline' || status === 'reconnecting';
}

function troubleIn(state: ConnectionState, isKept: boolean): string | null {
  if (!isAway(state)) return state.isSaved ? null : 'Your words are not saved. Copy your text.';
  if (state.isSaved) return 'No connection. You can go on; it comes back by itself.';
  return isKept
    ? 'No connection. Your words are kept on this device until it comes back.'
    : 'No connection. Your words are not kept if you close this page.';
}

/** Tells whether something has been so for a while. */
function useLasting(isSo: boolean, ms: number): boolean {
  const [hasLasted, setHasLasted] = useState(false);
  useEffect(() => {
    if (!isSo) return;
    const timer = setTimeout(() => setHasLasted(true), ms);
    return () => {
      clearTimeout(timer);
      setHasLasted(false);
    };
  }, [isSo, ms]);
  return isSo && hasLasted;
}

/**
 * Tells whether so much time has passed since a moment. Whoever types on always has a word on its way: what counts is how
 * long the oldest has waited.
 */
function usePassed(since: number | null, ms: number): boolean {
  const [passed, setPassed] = useState<number | null>(null);
  useEffect(() => {
    if (since === null) return;
    const timer = setTimeout(() => setPassed(since), Math.max(0, since + ms - performance.now()));
    return () => clearTimeout(timer);
  }, [since, ms]);
  return since !== null && passed === since;
}
