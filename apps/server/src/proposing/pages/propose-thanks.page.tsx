import type { Council } from '../../membership/council.entity.js';
import { BackLink } from '../../platform/pages/components.js';
import { page } from '../../platform/pages/page.js';
import { pathOfProposing } from './propose.page.js';

/** Says that a proposal has come, and what happens next. */
export function proposeThanksPage({
  council,
  ...visitor
}: {
  readonly council: Council;
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
        <BackLink href={pathOfProposing(council)}>Back to what people proposed</BackLink>
        <div className="govuk-panel govuk-panel--confirmation">
          <h1 className="govuk-panel__title">Thank you: it has come</h1>
        </div>
        <h2 className="govuk-heading-m">What happens next</h2>
        <p className="govuk-body">
          Somebody at {council.name} reads it and answers with a reason. Until then nobody else can read it.
        </p>
        <p className="govuk-body">
          Then it stands with its answer on the page that you came from. If you gave an e-mail address, the answer comes
          to you, and we remove the address.
        </p>
      </>
    ),
  });
}
