import { BackLink } from '../../platform/pages/components.js';
import { page } from '../../platform/pages/page.js';
import type { PublicCall } from '../call.reader.js';
import { pathOfCall } from './call.page.js';

/** Says that a nomination has come, and what happens next. */
export function callThanksPage({
  call,
  ...visitor
}: {
  readonly call: PublicCall;
  readonly demo: boolean;
  readonly signedIn: boolean;
}): string {
  return page({
    ...visitor,
    title: 'Thank you: it has come',
    nav: 'statements',
    noindex: true,
    children: (
      <>
        <BackLink href={pathOfCall(call)}>Back to {call.title}</BackLink>
        <div className="govuk-panel govuk-panel--confirmation">
          <h1 className="govuk-panel__title">Thank you: it has come</h1>
        </div>
        <h2 className="govuk-heading-m">What happens next</h2>
        <p className="govuk-body">
          A co-chair or a facilitator answers with a reason, before the writing begins. If you asked to take part, they
          use what you gave them to reach you, and for nothing else.
        </p>
        <p className="govuk-body">
          Topics stand with their answer on the page that you came from. You stand there too, if you said that you may
          be shown.
        </p>
      </>
    ),
  });
}
