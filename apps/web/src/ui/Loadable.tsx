import { useEffect, useState, type ReactNode } from 'react';
import type { CombinedError } from 'urql';
import { useAnnouncements } from './announcements.js';
import { Button } from './Button.js';
import { PageHeading } from './PageHeading.js';

interface Props<Data> {
  /** Null, too, when a refusal came instead. */
  readonly data: Data | null | undefined;
  readonly error: CombinedError | undefined;
  readonly again: () => void;
  readonly children: (data: Data) => ReactNode;
}

/** Shows a page's data when it is there, keeps the old while new is asked for, and says what to do when it cannot be had. */
export function Loadable<Data>({ data, error, again, children }: Props<Data>) {
  if (data !== undefined && data !== null) return <>{children(data)}</>;
  if (!error) return <Loading />;
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
      <p className="govuk-body">{error.graphQLErrors[0]?.message ?? 'The connection may be broken.'}</p>
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
