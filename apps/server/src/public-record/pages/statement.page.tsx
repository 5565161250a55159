import { dateInWords, PublishedStatement } from '#reading';
import { Breadcrumbs, InsetText } from '../../platform/pages/components.js';
import { page } from '../../platform/pages/page.js';
import type { PublishedVersion } from '../published-version.reader.js';

/** What the page of a published statement shows, and at which of its two addresses. */
export interface StatementPage {
  readonly version: Pick<PublishedVersion, 'bundle' | 'versions' | 'sha256'>;
  /** Whether this is the address that always shows the newest version. */
  readonly isLatestAddress: boolean;
  readonly authorship: boolean;
  readonly demo: boolean;
  readonly signedIn: boolean;
  readonly origin: string;
}

/** A published statement. An older version says first that it was replaced. */
export function statementPage({ version, isLatestAddress, authorship, origin, ...visitor }: StatementPage): string {
  const { bundle, versions, sha256 } = version;
  const { statement } = bundle;
  const path = `/statements/${statement.council.slug}/${statement.slug}`;
  const next = versions.find((one) => one.version === statement.version + 1);
  const newest = versions[0]?.version ?? statement.version;
  return page({
    ...visitor,
    title: isLatestAddress ? statement.title : `${statement.title}, version ${statement.version}`,
    nav: 'statements',
    wide: true,
    noindex: next !== undefined,
    canonical: `${origin}${next ? `${path}/v/${statement.version}` : path}`,
    before: <Breadcrumbs items={[{ href: '/', text: 'Statements' }]} />,
    children: (
      <>
        {next ? (
          <InsetText>
            This is version {statement.version}, replaced on {dateInWords(next.publishedAt)}.{' '}
            <a href={path}>Go to version {newest}</a>
          </InsetText>
        ) : null}
        <PublishedStatement
          bundle={bundle}
          versions={versions}
          path={path}
          origin={origin}
          fileSha256={sha256}
          authorship={authorship}
        />
        <section aria-labelledby="more-of-it">
          <h2 className="govuk-heading-m" id="more-of-it">
            More about this statement
          </h2>
          <ul className="govuk-list">
            <li>
              <a href={`${path}/how-equal`}>How equal was it? Eleven ways to look at how power was shared</a>
            </li>
            <li>
              <a href={`${path}/commitments`}>What each group will do, and how far it has come</a>
            </li>
          </ul>
        </section>
      </>
    ),
  });
}
