import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

/** What a page may say about itself beside its content. */
export interface PageOptions {
  /** The words of the page's heading; the name of the service is added. */
  readonly title: string;
  readonly children: ReactNode;
  /** Whether the page shows an error summary: its title says so first. */
  readonly errors?: boolean;
  /** Which part of the navigation the page belongs to. */
  readonly nav?: 'statements' | 'workspace' | 'help';
  /** Shows "Sign out" instead of "Sign in". */
  readonly signedIn?: boolean;
  /** Says on the page that this is a demonstration. */
  readonly demo?: boolean;
  /** Breadcrumbs or a back link: stands before `main`. */
  readonly before?: ReactNode;
  /** Keeps the page out of search results: old versions, sign-in, errors. */
  readonly noindex?: boolean;
  /** The page's stable address, where it can be read at more than one. */
  readonly canonical?: string;
  /** A wider page, with room for contents beside the text. */
  readonly wide?: boolean;
  /** Address of a script of ours. A page must say what it is for without it. */
  readonly script?: string;
}

/** Name of the service, as it stands in the header and in every title. */
export const SERVICE_NAME = 'Common Position';

/** A whole HTML document around the given content. Has no script but one that is asked for, brings no inline style, asks nobody else for anything. */
export function page(options: PageOptions): string {
  return `<!DOCTYPE html>${renderToStaticMarkup(<Document {...options} />)}`;
}

function Document(options: PageOptions) {
  const width = `govuk-width-container${options.wide ? ' cp-wide' : ''}`;
  return (
    <html lang="en-GB" className="govuk-template">
      <Head {...options} />
      <body className="govuk-template__body">
        <a href="#main-content" className="govuk-skip-link">
          Skip to main content
        </a>
        <header className="govuk-template__header">
          <ServiceName width={width} />
          <ServiceNavigation nav={options.nav} signedIn={options.signedIn} width={width} />
        </header>
        {options.demo ? <DemoStrip width={width} /> : null}
        <div className={width}>
          {options.before}
          <main className="govuk-main-wrapper" id="main-content">
            {options.children}
          </main>
        </div>
        <Footer width={width} />
      </body>
    </html>
  );
}

function Head({ title, errors, noindex, canonical, script }: PageOptions) {
  return (
    <head>
      <meta charSet="utf-8" />
      <title>{`${errors ? 'Error: ' : ''}${title} – ${SERVICE_NAME}`}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
      <meta name="theme-color" content="#2b2d30" />
      {noindex ? <meta name="robots" content="noindex" /> : null}
      {canonical ? <link rel="canonical" href={canonical} /> : null}
      <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
      <link rel="stylesheet" href="/assets/styles.css" />
      {script ? <script type="module" src={script} /> : null}
    </head>
  );
}

function ServiceName({ width }: { width: string }) {
  return (
    <div className="govuk-generic-header">
      <div className={`govuk-generic-header__container ${width}`}>
        <div className="govuk-generic-header__logo">
          <a href="/" className="govuk-generic-header__homepage-link">
            {SERVICE_NAME}
          </a>
        </div>
      </div>
    </div>
  );
}

const PLACES = [
  { key: 'statements', href: '/', text: 'Statements' },
  { key: 'workspace', href: '/workspace', text: 'Your work' },
  { key: 'help', href: '/help', text: 'Help' },
] as const;

function ServiceNavigation({ nav, signedIn, width }: Pick<PageOptions, 'nav' | 'signedIn'> & { width: string }) {
  return (
    <div className="govuk-service-navigation">
      <div className={width}>
        <div className="govuk-service-navigation__container">
          <nav aria-label="Menu" className="govuk-service-navigation__wrapper">
            <ul className="govuk-service-navigation__list" id="navigation">
              {PLACES.map(({ key, href, text }) => (
                <NavigationItem key={key} href={href} text={text} active={key === nav} />
              ))}
              {signedIn ? <SignOut /> : <NavigationItem href="/sign-in" text="Sign in" active={false} />}
            </ul>
          </nav>
        </div>
      </div>
    </div>
  );
}

function NavigationItem({ href, text, active }: { href: string; text: string; active: boolean }) {
  const item = 'govuk-service-navigation__item';
  return (
    <li className={active ? `${item} govuk-service-navigation__item--active` : item}>
      <a className="govuk-service-navigation__link" href={href} aria-current={active ? 'true' : undefined}>
        {active ? <strong className="govuk-service-navigation__active-fallback">{text}</strong> : text}
      </a>
    </li>
  );
}

function SignOut() {
  return (
    <li className="govuk-service-navigation__item">
      <form action="/sign-out" method="post">
        <button type="submit" className="cp-link-button">
          Sign out
        </button>
      </form>
    </li>
  );
}

function DemoStrip({ width }: { width: string }) {
  return (
    <div className={`govuk-phase-banner ${width}`} role="region" aria-label="Demonstration">
      <p className="govuk-phase-banner__content">
        <strong className="govuk-tag govuk-phase-banner__content__tag">Demonstration</strong>
        <span className="govuk-phase-banner__text">
          The people and places here are made up. Mail is not sent: read it in the{' '}
          <a className="govuk-link" href="/demo/outbox">
            outbox
          </a>
          .
        </span>
      </p>
    </div>
  );
}

const SUPPORT_LINKS = [
  ['/accessibility', 'Accessibility'],
  ['/privacy', 'Privacy'],
  ['/cookies', 'Cookies'],
  ['/contact', 'Contact'],
  ['/worried', 'I’m worried about someone'],
  ['/help#source-code', 'Source code'],
] as const;

function Footer({ width }: { width: string }) {
  return (
    <footer className="govuk-template__footer">
      <div className="govuk-footer">
        <div className={width}>
          <div className="govuk-footer__meta">
            <div className="govuk-footer__meta-item govuk-footer__meta-item--grow">
              <h2 className="govuk-visually-hidden">Support links</h2>
              <ul className="govuk-footer__inline-list">
                {SUPPORT_LINKS.map(([href, text]) => (
                  <li className="govuk-footer__inline-list-item" key={href}>
                    <a className="govuk-footer__link" href={href}>
                      {text}
                    </a>
                  </li>
                ))}
              </ul>
            </div>
          </div>
        </div>
      </div>
    </footer>
  );
}
