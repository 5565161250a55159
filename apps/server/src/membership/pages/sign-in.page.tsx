import { Button, ErrorSummary, Input, InsetText } from '../../platform/pages/components.js';
import { page } from '../../platform/pages/page.js';

/** What sign-in pages share. */
interface SignInPage {
  readonly demo: boolean;
  /** A whole sentence; null when nothing is wrong. */
  readonly error: string | null;
}

/** "Sign in": asks for an e-mail address. */
export function signInPage({ demo, error, returnTo, email }: SignInPage & { returnTo: string; email: string }): string {
  return page({
    title: 'Sign in',
    errors: error !== null,
    demo,
    noindex: true,
    children: (
      <>
        <ErrorSummary errors={error ? [{ field: 'email', message: error }] : []} />
        <h1 className="govuk-heading-l">Sign in</h1>
        <p className="govuk-body">You do not need a password. We send you a message with a link and a code.</p>
        <form method="post" action="/sign-in" noValidate>
          <input type="hidden" name="returnTo" value={returnTo} />
          <Input
            id="email"
            label="Your e-mail address"
            type="email"
            autoComplete="email"
            spellCheck={false}
            value={email}
            {...(error ? { error } : {})}
          />
          <Button>Continue</Button>
        </form>
        <p className="govuk-body">
          No e-mail, or the message does not come?{' '}
          <a className="govuk-link" href="/contact">
            Get in touch
          </a>
          .
        </p>
      </>
    ),
  });
}

/** "Check your e-mail": the same for every address. */
export function checkMailPage({ demo, error }: SignInPage): string {
  return page({
    title: 'Check your e-mail',
    errors: error !== null,
    demo,
    noindex: true,
    children: (
      <>
        <ErrorSummary errors={error ? [{ field: 'code', message: error }] : []} />
        <h1 className="govuk-heading-l">Check your e-mail</h1>
        <p className="govuk-body">
          If we know your address, we have sent you a message. Use the link in it, in this browser, or type the 6-digit
          code here. Both work for 15 minutes. We send at most 5 messages an hour to an address.
        </p>
        {demo ? (
          <InsetText>
            This is a demonstration: messages are shown on{' '}
            <a className="govuk-link" href="/demo/outbox">
              this page
            </a>
            .
          </InsetText>
        ) : null}
        <form method="post" action="/sign-in/check" noValidate>
          <Input
            id="code"
            label="6-digit code"
            inputMode="numeric"
            autoComplete="one-time-code"
            width={10}
            spellCheck={false}
            {...(error ? { error } : {})}
          />
          <Button>Sign in</Button>
        </form>
        <p className="govuk-body">
          <a className="govuk-link" href="/sign-in">
            Send it again, or use a different address
          </a>
        </p>
      </>
    ),
  });
}

/** A link that is good. */
interface SignInLinkPage {
  readonly demo: boolean;
  readonly action: string;
  /** Of the person, with most of it hidden; null when there is none. */
  readonly email: string | null;
}

/** The page behind a mailed link. Opening it does nothing: mail scanners open links too. */
export function signInLinkPage({ demo, action, email }: SignInLinkPage): string {
  const heading = email === null ? 'Sign in' : `Sign in as ${email}`;
  return page({
    title: 'Sign in',
    demo,
    noindex: true,
    children: (
      <>
        <h1 className="govuk-heading-l">{heading}</h1>
        <p className="govuk-body">Press the button to sign in on this device.</p>
        <form method="post" action={action}>
          <Button>Sign in</Button>
        </form>
        <p className="govuk-body">
          Not you?{' '}
          <a className="govuk-link" href="/sign-in">
            Start again
          </a>
        </p>
      </>
    ),
  });
}

/** A link that cannot be used, and what to do. */
export function linkProblemPage({
  demo,
  heading,
  because,
}: {
  demo: boolean;
  heading: string;
  because: string;
}): string {
  return page({
    title: heading,
    demo,
    noindex: true,
    children: (
      <>
        <h1 className="govuk-heading-l">{heading}</h1>
        <p className="govuk-body">{because}</p>
        <p className="govuk-body">
          <a className="govuk-link" href="/sign-in">
            Send me a new one
          </a>
        </p>
      </>
    ),
  });
}
