import { counted, csvOf, shortDate } from '#reading';
import { dayInEngland } from '#concordat';
import { Breadcrumbs } from '../../platform/pages/components.js';
import { page } from '../../platform/pages/page.js';
import type { PublishedSight } from '../published-sight.js';
import type { AboutStatement } from './about-statement.js';

interface ProviderSightPage extends AboutStatement {
  /** Oldest first. */
  readonly seen: readonly PublishedSight[];
}

/** What care providers who took part could see, and from what day, for everybody (R33). */
export function providerSightPage({ title, path, seen, demo, signedIn }: ProviderSightPage): string {
  return page({
    demo,
    signedIn,
    title: `${HEADING}: ${title}`,
    nav: 'statements',
    wide: true,
    before: (
      <Breadcrumbs
        items={[
          { href: '/', text: 'Statements' },
          { href: path, text: title },
        ]}
      />
    ),
    children: (
      <>
        <span className="govuk-caption-xl">{title}</span>
        <h1 className="govuk-heading-xl">{HEADING}</h1>
        <p className="govuk-body-l">
          Care providers can take part in writing this statement. When the council buys care, nobody should gain because
          they saw something first.
        </p>
        {seen.length === 0 ? (
          <p className="govuk-body">No care provider has taken part.</p>
        ) : (
          <Listed seen={seen} path={path} />
        )}
      </>
    ),
  });
}

const HEADING = 'What care providers could see, and when';

function Listed({ seen, path }: Pick<ProviderSightPage, 'seen' | 'path'>) {
  const published = sum(seen.filter(({ isPublished }) => isPublished));
  const all = sum(seen);
  return (
    <>
      <p className="govuk-body">
        They could see {counted(all, 'thing')}. {published === 1 ? '1 is' : `${published} are`} in the published
        statement. The others are listed here with their date, without words or names.
      </p>
      <p className="govuk-body">
        The list does not hold what members say about the work itself: who was asked to take part, how answers were
        agreed on, and why a group signed or not.
      </p>
      <p className="govuk-body">
        The co-chairs can also give a list, without names, of the days on which care providers opened each section. It
        is for the papers of a contract.
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href={`${path}/what-providers-could-see.csv`}>
          Download this list (CSV)
        </a>
      </p>
      <div className="cp-scroll" role="region" aria-labelledby="seen-caption" tabIndex={0}>
        <table className="govuk-table">
          <caption className="govuk-table__caption govuk-table__caption--m" id="seen-caption">
            What, and since when
          </caption>
          <thead className="govuk-table__head">
            <tr className="govuk-table__row">
              {COLUMNS.map((column) => (
                <th scope="col" className="govuk-table__header" key={column}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="govuk-table__body">
            {seen.map((one, index) => (
              <tr className="govuk-table__row" key={index}>
                <th scope="row" className="govuk-table__header">
                  {inWords(one)}
                </th>
                <td className="govuk-table__cell">{shortDate(one.since.toISOString())}</td>
                <td className="govuk-table__cell">
                  <Where of={one} path={path} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

const COLUMNS = ['What', 'Since', 'Where it is now'];

function sum(seen: readonly PublishedSight[]): number {
  return seen.reduce((total, { count }) => total + count, 0);
}

function Where({ of: { isPublished, kind, section }, path }: { of: PublishedSight; path: string }) {
  if (!isPublished) return <>Not in the statement</>;
  if (kind !== 'section' || !section) return <>Published in the statement</>;
  return (
    <a className="govuk-link" href={`${path}#${section.key}`}>
      Published<span className="govuk-visually-hidden">: {section.title}</span>
    </a>
  );
}

/** "3 suggestions about “Money”". */
function inWords({ kind, title, section, count }: PublishedSight): string {
  const [one, many] = KIND_WORDS[kind] ?? ['thing', 'things'];
  const about = section === null ? '' : ` ${kind === 'section' ? '' : 'about '}“${section.title}”`;
  const called = title === null ? '' : ` “${title}”`;
  return `${counted(count, one, many)}${called}${about}`.replace(/^1 (.)/, (_all, first: string) =>
    first.toUpperCase(),
  );
}

const KIND_WORDS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  section: ['section', 'sections'],
  suggestion: ['suggestion', 'suggestions'],
  comment: ['comment from the public', 'comments from the public'],
  dataset: ['table of figures', 'tables of figures'],
  limit: ['thing that was fixed from the start', 'things that were fixed from the start'],
  position: ['first view of a group', 'first views of groups'],
  interest: ['declared interest', 'declared interests'],
};

/** The same list as a file of comma-separated values. */
export function providerSightCsv(seen: readonly PublishedSight[]): string {
  return csvOf({
    columns: ['since', 'kind', 'count', 'section', 'title', 'published'],
    rows: seen.map(({ since, kind, count, section, title, isPublished }) => [
      ...[dayInEngland(since), kind, String(count), section?.title ?? '', title ?? ''],
      isPublished ? 'yes' : 'no',
    ]),
  });
}
