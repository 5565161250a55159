import { AGREEMENT_PART_WORDS, agreementInWords, type AgreementPartInWords, type Constituency } from '#concordat';
import { counted, dateInWords, GroupName } from '#reading';
import type { ReactNode } from 'react';
import { Breadcrumbs, InsetText, SummaryList } from '../../platform/pages/components.js';
import { page } from '../../platform/pages/page.js';
import type { PublicAgreement } from '../agreement-page.reader.js';
import { PromisesOf, promisesInWords } from './agreement-promises.js';
import { InOwnWords, SectionRoles } from './agreement-structure.js';

/** What the page of an agreement shows, and at which of its two addresses. */
export interface AgreementPage {
  readonly agreement: PublicAgreement;
  /** Whether this is the address that always shows the version in force. */
  readonly isLatestAddress: boolean;
  readonly demo: boolean;
  readonly signedIn: boolean;
  readonly origin: string;
}

/** An agreement, part by part, with every promise kept, broken or not testable yet. An older version says so first. */
export function agreementPage({ agreement, isLatestAddress, origin, ...visitor }: AgreementPage): string {
  const { statement, council, version, sections } = agreement;
  const { version: number } = version.concordat;
  const path = `/agreements/${council.slug}/${statement.slug}`;
  const title = `Our agreement: ${statement.title}`;
  return page({
    ...visitor,
    title: isLatestAddress ? title : `${title}, version ${number}`,
    nav: 'statements',
    noindex: version.until !== null,
    canonical: `${origin}${version.until ? `${path}/v/${number}` : path}`,
    before: <Breadcrumbs items={[{ href: '/', text: 'Statements' }]} />,
    children: (
      <>
        <Head agreement={agreement} path={path} />
        {agreementInWords(version.concordat, { sections, reviewBy: dateInWords(statement.reviewBy) }).map((words) => (
          <Part
            key={words.part}
            words={words}
            promises={agreement.promises}
            groups={version.concordat.parameters.signatoryConstituencies}
          />
        ))}
        <WhoAgreed agreement={agreement} />
        <Versions agreement={agreement} path={path} />
      </>
    ),
  });
}

function Head({ agreement, path }: { agreement: PublicAgreement; path: string }) {
  const { statement, council, version, promises, isPublished } = agreement;
  const { concordat, since, until } = version;
  const { signatoryConstituencies: groups, mirrorPublication } = concordat.parameters;
  return (
    <>
      {until ? (
        <InsetText>
          This is version {concordat.version}, which held until {inWords(until)}.{' '}
          <a href={path}>Go to the one in force</a>
        </InsetText>
      ) : null}
      <span className="govuk-caption-xl">
        {council.name}: {statement.title}
      </span>
      <h1 className="govuk-heading-xl">Our agreement</h1>
      <p className="govuk-body-l cp-lead">
        How {groups.length} groups work together. All of them have agreed it, and none of them can change it alone.
      </p>
      <p className="govuk-body">
        Version {concordat.version}, {until ? 'in force from' : 'in force since'} {inWords(since)}.{' '}
        {isPublished ? <a href={`/statements/${council.slug}/${statement.slug}`}>Read the statement</a> : null}
      </p>
      <p className="govuk-body">
        <strong>{promisesInWords(promises)}</strong>
      </p>
      {mirrorPublication ? null : (
        <InsetText>
          All groups agreed to switch off publishing without the council: if the council will not sign in the end, the
          other groups cannot publish.
        </InsetText>
      )}
    </>
  );
}

interface PartProps {
  readonly words: AgreementPartInWords;
  readonly promises: PublicAgreement['promises'];
  readonly groups: readonly Constituency[];
}

function Part({ words: { part, lists, rows, sections }, promises, groups }: PartProps) {
  return (
    <section aria-labelledby={part}>
      <h2 className="govuk-heading-l" id={part}>
        {AGREEMENT_PART_WORDS[part]}
      </h2>
      <InOwnWords lists={lists} />
      {rows.length === 0 ? null : (
        <SummaryList rows={rows.map(({ name, value, floor }) => ({ key: name, value: withFloor(value, floor) }))} />
      )}
      <SectionRoles sections={sections} />
      <PromisesOf promises={promises.filter(({ promise }) => promise.part === part)} groups={groups} />
    </section>
  );
}

function withFloor(value: string, floor: string): ReactNode {
  return (
    <>
      {value.replace(/\.$/, '')}.<br />
      <span className="cp-floor">Nobody can lower this: {floor}.</span>
    </>
  );
}

function WhoAgreed({ agreement: { version } }: { agreement: PublicAgreement }) {
  return (
    <section aria-labelledby="who-agreed">
      <h2 className="govuk-heading-l" id="who-agreed">
        Who agreed, and when
      </h2>
      <table className="govuk-table">
        <caption className="govuk-visually-hidden">When each group agreed version {version.concordat.version}</caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            <th scope="col" className="govuk-table__header">
              Group
            </th>
            <th scope="col" className="govuk-table__header">
              Agreed on
            </th>
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {version.agreements.map(({ constituency, agreedAt }) => (
            <tr className="govuk-table__row" key={constituency}>
              <th scope="row" className="govuk-table__header">
                <GroupName code={constituency} />
              </th>
              <td className="govuk-table__cell">{inWords(agreedAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Versions({ agreement: { version, versions }, path }: { agreement: PublicAgreement; path: string }) {
  return (
    <section aria-labelledby="versions">
      <h2 className="govuk-heading-l" id="versions">
        {counted(versions.length, 'version')}
      </h2>
      <p className="govuk-body">
        A change needs every group again. Until all have agreed, the agreement stays as it is.
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {versions.map(({ concordat, since, until }) => (
          <li key={concordat.version}>
            {concordat.version === version.concordat.version ? (
              `Version ${concordat.version}`
            ) : (
              <a href={`${path}/v/${concordat.version}`}>Version {concordat.version}</a>
            )}
            , from {inWords(since)}
            {until ? ` to ${inWords(until)}` : ', in force'}.{concordat.reason === null ? '' : ` ${concordat.reason}`}
          </li>
        ))}
      </ul>
      <p className="govuk-body cp-hash">
        Fingerprint of the words that every group agreed to: <code>{version.concordat.hash}</code>
      </p>
    </section>
  );
}

function inWords(at: Date): string {
  return dateInWords(at.toISOString());
}
