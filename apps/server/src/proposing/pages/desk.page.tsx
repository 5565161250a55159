import { dateInWords } from '#reading';
import type { Council } from '../../membership/council.entity.js';
import type { Page } from '../../platform/connection.js';
import { page } from '../../platform/pages/page.js';
import type { CouncilProposal } from '../proposing.entity.js';
import type { NamedStatement } from '../proposing.reader.js';
import { pathOfProposing } from './propose.page.js';

interface DeskPage {
  readonly council: Council;
  readonly waiting: Page<CouncilProposal>;
  readonly proposed: readonly NamedStatement[];
  readonly demo: boolean;
  readonly signedIn: boolean;
}

/** Where the officers of a council work. */
export function pathOfDesk({ slug }: Pick<Council, 'slug'>): string {
  return `/council-desk/${slug}`;
}

/** What waits for the council's answer, and statements that wait for their sponsor or co-chairs. */
export function deskPage({ council, waiting: { edges, pageInfo }, proposed, ...visitor }: DeskPage): string {
  const here = pathOfDesk(council);
  return page({
    ...visitor,
    title: 'Proposals to answer',
    nav: 'workspace',
    noindex: true,
    children: (
      <>
        <span className="govuk-caption-xl">{council.name}</span>
        <h1 className="govuk-heading-xl">Proposals to answer</h1>
        <p className="govuk-body">
          You answer for the council, always with a reason. Everybody can read{' '}
          <a className="govuk-link" href={pathOfProposing(council)}>
            what was proposed, and the answers
          </a>
          . Your name is not shown there.
        </p>
        <h2 className="govuk-heading-l">Waiting for an answer</h2>
        {edges.length === 0 ? <p className="govuk-body">Nothing waits.</p> : null}
        <ul className="govuk-list">
          {edges.map(({ node: { id, title, kind, at } }) => (
            <li key={id}>
              <a className="govuk-link" href={`${here}/proposals/${id}`}>
                {title}
              </a>{' '}
              ({kind === 'statement' ? 'a statement' : 'a topic'}, {dateInWords(at.toISOString())})
            </li>
          ))}
        </ul>
        {pageInfo.hasNextPage ? (
          <p className="govuk-body">
            <a className="govuk-link" href={`${here}?after=${pageInfo.endCursor ?? ''}`}>
              Show more
            </a>
          </p>
        ) : null}
        <h2 className="govuk-heading-l">Statements that wait for names</h2>
        {proposed.length === 0 ? <p className="govuk-body">None.</p> : null}
        <ul className="govuk-list">
          {proposed.map(({ id, title }) => (
            <li key={id}>
              <a className="govuk-link" href={`${here}/statements/${id}`}>
                {title}
              </a>
            </li>
          ))}
        </ul>
      </>
    ),
  });
}
