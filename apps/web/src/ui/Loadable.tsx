import { useEffect, useState, type ReactNode } from 'react';
import { useLocation } from 'react-router';
import type { CombinedError } from 'urql';
import { isSignedOut, pathOfSignIn } from '../api/signed-out.js';
import { useAnnouncements } from './announcements.js';
import { Button } from './Button.js';
import { PageHeading } from './PageHeading.js';

interface Props<Data> {
  /** Null, too, when a refusal came instead. */
  readonly data: Data | null | undefined;
  readonly error: CombinedError | undefined;
  readonly again: () => void;
  /** What the data are about; the page's address if left out. What is kept is never shown for something else. */
  readonly of?: string;
  readonly children: (data: Data) => ReactNode;
}

/**
 * Shows a page's data when it is there, keeps the old while new is asked for, and says what to do when it cannot be had.
 * What was shown once stays when asking again fails: somebody may be writing on it.
 */
export function Loadable<Data>({ data, error, again, of, children }: Props<Data>) {
  const { pathname } = useLocation();
  const kept = useKept(data, of ?? pathname);
  if (kept === undefined) return error ? <NotLoaded error={error} again={again} /> : <Loading />;
  return (
    <>
      {error ? <NotRenewed error={error} again={again} /> : null}
      {children(kept)}
    </>
  );
}

/** The data, or what it was last for the same thing. */
function useKept<Data>(data: Data | null | undefined, of: string): Data | undefined {
  const [last, setLast] = useState<{ readonly of: string; readonly data: Data }>();
  const isHere = data !== undefined && data !== null;
  if (isHere && (last?.data !== data || last.of !== of)) setLast({ of, data });
  if (isHere) return data;
  return last?.of === of ? last.data : undefined;
}

const NOT_CHECKED = 'We could not check whether something has changed.';

interface NotLoadedProps {
  readonly error: CombinedError;
  readonly again: () => void;
}

function NotRenewed({ error, again }: NotLoadedProps) {
  const { say } = useAnnouncements();
  const isOut = isSignedOut(error);
  useEffect(() => say(isOut ? 'You are signed out.' : NOT_CHECKED), [say, isOut]);
  return (
    <div className="govuk-inset-text">
      <p className="govuk-body">
        {isOut ? <SignedOut /> : NOT_CHECKED} What you see may be old. Anything you are writing is still here.
      </p>
      <Button kind="secondary" onClick={again}>
        Try again
      </Button>
    </div>
  );
}

function SignedOut() {
  return (
    <>
      You are signed out.{' '}
      <a className="govuk-link" href={pathOfSignIn()} target="_blank" rel="noreferrer">
        Sign in in a new tab
      </a>
      , then try again.
    </>
  );
}

function NotLoaded({ error, again }: NotLoadedProps) {
  if (error.graphQLErrors.some(({ extensions }) => extensions.code === 'FORBIDDEN')) {
    return (
      <>
        <PageHeading>You cannot see this page</PageHeading>
        <p className="govuk-body">
          Perhaps it is not there, or you do not take part in it. Go back to{' '}
          <a className="govuk-link" href="/workspace">
            your statements
          </a>
          , or ask the person who sent you the link.
        </p>
      </>
    );
  }
  return (
    <>
      <PageHeading>We could not load this</PageHeading>
      <p className="govuk-body">
        {isSignedOut(error) ? <SignedOut /> : (error.graphQLErrors[0]?.message ?? 'The connection may be broken.')}
      </p>
      <Button onClick={again}>Try again</Button>
    </>
  );
}

/** Most pages are there sooner than one could read a word about it. */
const PATIENCE_MS = 1_000;

function Loading() {
  const { say } = useAnnouncements();
  const [isSlow, setIsSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      setIsSlow(true);
      say('Loading…');
    }, PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [say]);
  return isSlow ? <p className="govuk-body">Loading…</p> : null;
}
