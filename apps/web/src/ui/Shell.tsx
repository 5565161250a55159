import type { SyntheticEvent } from 'react';
import { Link, Outlet } from 'react-router';
import { forgetReasons } from '../attribution/kept-reasons.js';
import { forgetDevice } from '../live-editing/device-store.js';
import { SlotsProvider } from './slots.js';

const WIDTH = 'govuk-width-container cp-wide';

/** What every page of the workspace stands in: the same header, menu and footer as the public pages. */
export function Shell() {
  return (
    <>
      <a href="#main-content" className="govuk-skip-link">
        Skip to main content
      </a>
      <header className="govuk-template__header">
        <div className="govuk-generic-header">
          <div className={`govuk-generic-header__container ${WIDTH}`}>
            <div className="govuk-generic-header__logo">
              <a href="/" className="govuk-generic-header__homepage-link">
                Common Position
              </a>
            </div>
          </div>
        </div>
        <Menu />
      </header>
      <div className={WIDTH}>
        <SlotsProvider>
          {({ setBefore, setProblems }) => (
            <>
              <div ref={setBefore} />
              <main className="govuk-main-wrapper" id="main-content">
                <div ref={setProblems} />
                <Outlet />
              </main>
            </>
          )}
        </SlotsProvider>
      </div>
      <Footer />
    </>
  );
}

function Menu() {
  const item = 'govuk-service-navigation__item';
  return (
    <div className="govuk-service-navigation">
      <div className={WIDTH}>
        <div className="govuk-service-navigation__container">
          <nav aria-label="Menu" className="govuk-service-navigation__wrapper">
            <ul className="govuk-service-navigation__list" id="navigation">
              <li className={item}>
                <a className="govuk-service-navigation__link" href="/">
                  Statements
                </a>
              </li>
              <li className={`${item} govuk-service-navigation__item--active`}>
                <Link className="govuk-service-navigation__link" to="/workspace" aria-current="true">
                  <strong className="govuk-service-navigation__active-fallback">Your work</strong>
                </Link>
              </li>
              <li className={item}>
                <a className="govuk-service-navigation__link" href="/help">
                  Help
                </a>
              </li>
              <li className={item}>
                <form action="/sign-out" method="post" onSubmit={forgetFirst}>
                  <button type="submit" className="cp-link-button">
                    Sign out
                  </button>
                </form>
              </li>
            </ul>
          </nav>
        </div>
      </div>
    </div>
  );
}

/** Also in browsers that do not do it when the answer asks them to; what cannot be deleted must not keep anybody signed in. */
function forgetFirst(event: SyntheticEvent<HTMLFormElement>): void {
  const form = event.currentTarget;
  event.preventDefault();
  forgetReasons();
  const given = new Promise((resolve) => setTimeout(resolve, FORGET_MS));
  void Promise.race([forgetDevice().catch(() => undefined), given]).then(() => form.submit());
}

const FORGET_MS = 1_000;

const LINKS = [
  ['/accessibility', 'Accessibility'],
  ['/privacy', 'Privacy'],
  ['/cookies', 'Cookies'],
  ['/contact', 'Contact'],
  ['/worried', 'I’m worried about someone'],
  ['/help#source-code', 'Source code'],
] as const;

function Footer() {
  return (
    <footer className="govuk-template__footer">
      <div className="govuk-footer">
        <div className={WIDTH}>
          <h2 className="govuk-visually-hidden">Support links</h2>
          <ul className="govuk-footer__inline-list">
            {LINKS.map(([href, text]) => (
              <li className="govuk-footer__inline-list-item" key={href}>
                <a className="govuk-footer__link" href={href}>
                  {text}
                </a>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </footer>
  );
}
