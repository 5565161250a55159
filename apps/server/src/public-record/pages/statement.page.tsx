import type { DocumentState } from '#concordat';
import type { Bundle } from '#publication';
import { dateInWords, LABEL_WORDS, PublishedStatement, withoutRemoved } from '#reading';
import { isReadByEverybody } from '#deliberation';
import { pathOfSuggestions } from '../../comments/pages/draft.page.js';
import { Breadcrumbs, InsetText } from '../../platform/pages/components.js';
import { pathOfCall } from '../../convening/pages/call.page.js';
import { page } from '../../platform/pages/page.js';
import type { PublishedVersion } from '../published-version.reader.js';

/** What the page of a published statement shows, and at which of its two addresses. */
export interface StatementPage {
  readonly version: Pick<PublishedVersion, 'bundle' | 'versions' | 'sha256' | 'now' | 'places' | 'lateReply'>;
  /** Whether this is the address that always shows the newest version. */
  readonly isLatestAddress: boolean;
  readonly authorship: boolean;
  readonly demo: boolean;
  readonly signedIn: boolean;
  readonly origin: string;
}

/** A published statement. An older version says first that it was replaced. */
export function statementPage({ version, isLatestAddress, authorship, origin, ...visitor }: StatementPage): string {
  const { versions, sha256, now, places, lateReply } = version;
  const bundle = withoutRemoved(version.bundle);
  const isOver = now.state === 'WITHDRAWN' || now.state === 'SUPERSEDED';
  const { statement } = bundle;
  const titled = bundle.alone ? `${LABEL_WORDS[statement.label]}: ${statement.title}` : statement.title;
  const path = `/statements/${statement.council.slug}/${statement.slug}`;
  const ofVersion = isLatestAddress ? path : `${path}/v/${statement.version}`;
  const next = versions.find((one) => one.version === statement.version + 1);
  const newest = versions[0]?.version ?? statement.version;
  return page({
    ...visitor,
    title: isLatestAddress ? titled : `${titled}, version ${statement.version}`,
    nav: 'statements',
    wide: true,
    noindex: next !== undefined || isOver,
    canonical: `${origin}${next ? `${path}/v/${statement.version}` : path}`,
    before: <Breadcrumbs items={[{ href: '/', text: 'Statements' }]} />,
    children: (
      <>
        <Standing now={now} places={places} council={statement.council.name} />
        <Replaces places={places} />
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
          lateReply={lateReply}
        />
        <More statement={statement} path={path} ofVersion={ofVersion} state={now.state} />
      </>
    ),
  });
}

interface MoreProps {
  readonly statement: Bundle['statement'];
  readonly path: string;
  /** The address of the version that is shown. */
  readonly ofVersion: string;
  readonly state: DocumentState;
}

function More({ statement, path, ofVersion, state }: MoreProps) {
  return (
    <section aria-labelledby="more-of-it">
      <h2 className="govuk-heading-m" id="more-of-it">
        More about this statement
      </h2>
      <ul className="govuk-list">
        <li>
          <a href={`${ofVersion}/how-equal`}>How equal was it? Eleven ways to look at how power was shared</a>
        </li>
        <li>
          <a href={`${path}/commitments`}>What each group will do, and how far it has come</a>
        </li>
        {isReadByEverybody({ state, pausedFrom: null }) ? (
          <li>
            <a href={pathOfSuggestions(statement)}>What people suggested, and how the groups answered</a>
          </li>
        ) : null}
        <li>
          <a href={`${path}/what-providers-could-see`}>What care providers could see, and when</a>
        </li>
        {state === 'WITHDRAWN' ? null : (
          <li>
            <a href={pathOfCall(statement)}>How it began: who and what was suggested, and what was fixed</a>
          </li>
        )}
      </ul>
    </section>
  );
}

type StandingProps = Pick<PublishedVersion, 'now' | 'places'> & { readonly council: string };

/** What has become of a statement since it was published. Its text stays, with the reason. */
function Standing({ now: { state, because }, places, council }: StandingProps) {
  const words = STANDING_WORDS[state];
  if (words === undefined) return null;
  return (
    <InsetText>
      <strong>{words}</strong>
      {because === null ? null : ` Because: ${because}`}
      {state === 'SUPERSEDED' ? <Successor places={places} council={council} /> : null}
    </InsetText>
  );
}

/** Where to read on: the statement that took its place, or where none was named, all of the council. */
function Successor({ places: { replacedBy }, council }: Omit<StandingProps, 'now'>) {
  if (replacedBy === null) {
    return (
      <>
        {' '}
        <a href={`/?q=${encodeURIComponent(council)}`}>Look at the statements of {council}</a>
      </>
    );
  }
  return (
    <>
      {' '}
      Replaced by <a href={replacedBy.path}>{replacedBy.title}</a>
    </>
  );
}

function Replaces({ places: { replaces } }: Pick<PublishedVersion, 'places'>) {
  return replaces.map(({ id, title, path }) => (
    <p className="govuk-body" key={id}>
      Replaces <a href={path}>{title}</a>
    </p>
  ));
}

const NEW_VERSION = 'The groups are working on a new version. This is the one that they have agreed.';

const STANDING_WORDS: Partial<Record<PublishedVersion['now']['state'], string>> = {
  WITHDRAWN: 'This statement was withdrawn. It stays here to be read.',
  SUPERSEDED: 'Another statement replaces this one. It stays here to be read.',
  REVIEW_DUE: 'Review is due: this statement is to be looked at again. It holds until another replaces it.',
  RESPONDING: NEW_VERSION,
  SIGN_OFF: NEW_VERSION,
  MEDIATION: NEW_VERSION,
  COUNCIL_DECISION: NEW_VERSION,
};
