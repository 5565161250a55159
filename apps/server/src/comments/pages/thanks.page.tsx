import { commentSteps, HOW_ANSWERED } from '#deliberation';
import { BackLink } from '../../platform/pages/components.js';
import { page } from '../../platform/pages/page.js';
import type { Section } from '../../statements/section.entity.js';
import type { OpenDraft } from '../open-draft.reader.js';
import { pathOf, type Visitor } from './draft.page.js';

interface ThanksPage extends Visitor {
  readonly draft: OpenDraft;
  readonly section: Section;
  /** Null where the address holds none. */
  readonly reference: string | null;
}

const LOOKED_AT = commentSteps({ state: 'HELD', change: '', decision: null })[0]?.words;

/** Says that a comment has come, what happens next, and how to find it again. */
export function thanksPage({ draft, section, reference, ...visitor }: ThanksPage): string {
  const back = `${pathOf(draft)}/${section.key}`;
  return page({
    ...visitor,
    title: 'Your comment has come',
    nav: 'statements',
    noindex: true,
    children: (
      <>
        <BackLink href={back}>Back to {section.title}</BackLink>
        <div className="govuk-panel govuk-panel--confirmation">
          <h1 className="govuk-panel__title">Your comment has come</h1>
          {reference ? (
            <div className="govuk-panel__body">
              Its number is <strong>{reference}</strong>
            </div>
          ) : null}
        </div>
        <h2 className="govuk-heading-m">What happens next</h2>
        <p className="govuk-body">
          {LOOKED_AT} It stands under &ldquo;{section.title}&rdquo;, where anybody can read it.
        </p>
        <p className="govuk-body">
          Did you ask for a change? {HOW_ANSWERED} The answer is on the same page. Look for your number.
        </p>
        <p className="govuk-body">
          <a className="govuk-link" href={pathOf(draft)}>
            Say something about another section
          </a>
        </p>
      </>
    ),
  });
}
