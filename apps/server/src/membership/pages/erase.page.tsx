import { BackLink, Button, ErrorSummary, Input, WarningText } from '../../platform/pages/components.js';
import { page } from '../../platform/pages/page.js';

/** What the page shows on which a person asks to be erased. */
export interface ErasePage {
  readonly demo: boolean;
  /** What they type to confirm. */
  readonly word: string;
  /** Why nothing was done; null at first. */
  readonly error: string | null;
  /** What nobody else can do for now once the person is gone, in sentences; empty when there is nothing. */
  readonly gaps: readonly string[];
}

/** "Remove me": what goes, what stays, and a word to type. There is no way back, so nothing is done by one press alone. */
export function erasePage({ demo, word, error, gaps }: ErasePage): string {
  return page({
    title: 'Remove me from this service',
    errors: error !== null,
    demo,
    signedIn: true,
    noindex: true,
    children: (
      <>
        <BackLink href="/workspace" />
        <ErrorSummary errors={error ? [{ field: 'word', message: error }] : []} />
        <h1 className="govuk-heading-l">Remove me from this service</h1>
        <p className="govuk-body">You can ask for this at any time. Nobody has to agree.</p>
        <WhatGoes />
        <WhatStays />
        <WhatIsMissing gaps={gaps} />
        <WarningText>This is done at once. Nobody can undo it.</WarningText>
        <form method="post" action="/your-account/erase" noValidate>
          <Input
            id="word"
            label={`Type ${word} to remove your name and address`}
            hint="There is no time limit."
            error={error ?? undefined}
            value=""
            width={10}
            spellCheck={false}
            autoComplete="off"
          />
          <Button kind="warning">Remove my name and address</Button>
        </form>
        <p className="govuk-body">
          <a href="/workspace">Keep my name and go back</a>
        </p>
      </>
    ),
  });
}

function WhatGoes() {
  return (
    <>
      <h2 className="govuk-heading-m">What we remove</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>your name and your e-mail address</li>
        <li>your name in every statement, also in those that are published</li>
        <li>your invitations, and messages to you that wait to be sent</li>
        <li>your sign-ins, on every device. You take no more part in any statement</li>
      </ul>
    </>
  );
}

function WhatStays() {
  return (
    <>
      <h2 className="govuk-heading-m">What stays</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>words that you wrote. They are shown as words of your group, such as “Carer 3”</li>
        <li>what you signed. It is what your group agreed to</li>
        <li>the proof that somebody of your group did it. It does not say who</li>
        <li>
          files that others have saved, messages we have sent, and copies we keep for emergencies until they expire
        </li>
      </ul>
      <p className="govuk-body">
        Do words that you wrote say who you are? Ask your co-chairs or your facilitator to remove those words first.
      </p>
    </>
  );
}

function WhatIsMissing({ gaps }: Pick<ErasePage, 'gaps'>) {
  if (gaps.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">What others will have to sort out</h2>
      <ul className="govuk-list govuk-list--bullet">
        {gaps.map((gap) => (
          <li key={gap}>{gap}</li>
        ))}
      </ul>
      <p className="govuk-body">You can still go. If you can, tell the others first, so that somebody takes over.</p>
    </>
  );
}

/** Says that it is done, to whoever comes here. */
export function erasedPage({ demo }: { readonly demo: boolean }): string {
  return page({
    title: 'Your name and address are removed',
    demo,
    noindex: true,
    children: (
      <>
        <h1 className="govuk-heading-l">Your name and address are removed</h1>
        <p className="govuk-body">You are signed out on every device.</p>
        <p className="govuk-body">If you want to take part again, ask the council for a new invitation.</p>
        <p className="govuk-body">
          <a href="/">Read published statements</a>
        </p>
      </>
    ),
  });
}
