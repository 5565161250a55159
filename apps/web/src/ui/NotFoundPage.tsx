import { Link } from 'react-router';
import { PageHeading } from './PageHeading.js';

/** For an address that no page has. */
export function NotFoundPage() {
  return (
    <>
      <PageHeading>There is no page here</PageHeading>
      <p className="govuk-body">
        Go back to{' '}
        <Link className="govuk-link" to="/workspace">
          your statements
        </Link>
        .
      </p>
    </>
  );
}
