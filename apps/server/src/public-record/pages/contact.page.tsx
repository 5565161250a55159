import type { Council } from '../../membership/council.entity.js';
import { InsetText, WarningText } from '../../platform/pages/components.js';
import { page } from '../../platform/pages/page.js';
import type { Visitor } from './help.page.js';

interface CouncilWords extends Visitor {
  readonly councils: readonly Pick<Council, 'slug' | 'name' | 'contact' | 'safeguardingNotice'>[];
}

/** Whom to ask, council by council. */
export function contactPage({ councils, ...visitor }: CouncilWords): string {
  return page({
    ...visitor,
    title: 'Contact',
    children: (
      <>
        <h1 className="govuk-heading-xl">Contact</h1>
        <p className="govuk-body">Each council looks after its own statements. Ask the one that is named on yours.</p>
        {councils.length === 0 ? <p className="govuk-body">No council is here yet.</p> : null}
        {councils.map(({ slug, name, contact }) => (
          <div key={slug}>
            <h2 className="govuk-heading-l">{name}</h2>
            <p className="govuk-body">{contact}</p>
          </div>
        ))}
        <p className="govuk-body">
          Is somebody in danger or being hurt? See <a href="/worried">I’m worried about someone</a>.
        </p>
      </>
    ),
  });
}

/** Where to turn when somebody may be in danger. Asks nothing and stores nothing. */
export function worriedPage({ councils, ...visitor }: CouncilWords): string {
  const notices = councils.filter(({ safeguardingNotice }) => safeguardingNotice.trim() !== '');
  return page({
    ...visitor,
    title: 'I’m worried about someone',
    children: (
      <>
        <h1 className="govuk-heading-xl">I’m worried about someone</h1>
        <WarningText>If someone is in danger now, call 999.</WarningText>
        <p className="govuk-body">
          Do not write it into a statement, a suggestion or a comment: nobody watches those day and night, and others
          may read them. Tell the people whose job it is to help:
        </p>
        {notices.map(({ slug, name, safeguardingNotice }) => (
          <div key={slug}>
            <h2 className="govuk-heading-l">{name}</h2>
            <InsetText>{safeguardingNotice}</InsetText>
          </div>
        ))}
        {notices.length === 0 ? (
          <p className="govuk-body">Call the council where the person lives, and ask for adult safeguarding.</p>
        ) : null}
        <p className="govuk-body">
          You do not have to be sure. You can say that you do not want the person to know that you told.
        </p>
      </>
    ),
  });
}
