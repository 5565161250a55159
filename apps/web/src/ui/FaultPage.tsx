import { PageHeading } from './PageHeading.js';

/** For a fault of ours, or a part of the page that could not be fetched: a new version may have come meanwhile. */
export function FaultPage() {
  return (
    <main className="govuk-width-container govuk-main-wrapper">
      <PageHeading>Something went wrong on this page</PageHeading>
      <p className="govuk-body">What was saved is safe. Load the page again to go on.</p>
      <button type="button" className="govuk-button" onClick={() => location.reload()}>
        Load the page again
      </button>{' '}
      <a className="govuk-link" href="/workspace">
        Your statements
      </a>
    </main>
  );
}
