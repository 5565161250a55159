import { page } from './page.js';

interface ErrorPage {
  readonly demo: boolean;
}

/** There is nothing at this address, or nothing that this visitor may see: the page does not say which. */
export function notFoundPage({ demo }: ErrorPage): string {
  return page({
    title: 'Page not found',
    demo,
    noindex: true,
    children: (
      <>
        <h1 className="govuk-heading-l">Page not found</h1>
        <p className="govuk-body">If you typed the address, check that it is right.</p>
        <p className="govuk-body">
          If you followed a link, you may need to <a href="/sign-in">sign in</a> first, or the page may have moved. Look
          for it in the <a href="/">list of statements</a>.
        </p>
      </>
    ),
  });
}

/** What was sent could not be used; nothing was changed. */
export function refusedPage({ demo }: ErrorPage): string {
  return page({
    title: 'We could not use what was sent',
    demo,
    noindex: true,
    children: (
      <>
        <h1 className="govuk-heading-l">We could not use what was sent</h1>
        <p className="govuk-body">Nothing was changed. Go back, reload the page and try again.</p>
      </>
    ),
  });
}

/** Our fault, with a number by which it can be found. */
export function faultPage({ demo, id }: ErrorPage & { readonly id: string }): string {
  return page({
    title: 'Something went wrong',
    demo,
    noindex: true,
    children: (
      <>
        <h1 className="govuk-heading-l">Something went wrong</h1>
        <p className="govuk-body">
          This is our fault, not yours. Try again in a few minutes. If it happens again, <a href="/contact">tell us</a>{' '}
          this number:
        </p>
        <p className="govuk-body">
          <code className="cp-fingerprint">{id}</code>
        </p>
      </>
    ),
  });
}
