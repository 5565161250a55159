import type { CombinedError } from 'urql';
import type { ReactNode } from 'react';
import { Button } from './Button.js';
import { PageHeading } from './PageHeading.js';

interface Props<Data> {
  readonly data: Data | undefined;
  readonly error: CombinedError | undefined;
  readonly again: () => void;
  readonly children: (data: Data) => ReactNode;
}

/** Shows a page's data when it is there, keeps the old while new is asked for, and says what to do when it cannot be had. */
export function Loadable<Data>({ data, error, again, children }: Props<Data>) {
  if (data !== undefined) return <>{children(data)}</>;
  if (!error) return <p className="govuk-body">Loading…</p>;
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
