import type { Bundle, BundleCouncilDecision } from '#publication';
import { broughtBySection } from './brought.js';
import { comeFirst, OwnWordsFirst, type CouncilReply } from './alone.js';
import { CheckDocument } from './check-document.js';
import { contributorsOf, withoutBrackets, type Contributors } from './contributors.js';
import { GroupChip } from './group-chip.js';
import { interestsBySection } from './interests.js';
import { ownWordsOf } from './own-words.js';
import { OtherFormats } from './other-formats.js';
import { POSITION_WORDS } from './positions.js';
import { PublishedSection } from './published-section.js';
import { SignOffTable, WHOLE } from './sign-off-table.js';
import { shapedBySection } from './shaped.js';
import { supportedBySection } from './supported.js';
import { StatementHeader, type VersionNote } from './statement-header.js';
import { noteId } from './who-made-this.js';
import { counted, dateInWords } from './words.js';

/** A published version and what stands around it. */
export interface PublishedStatementProps {
  readonly bundle: Bundle;
  /** Every version, newest first. */
  readonly versions: readonly VersionNote[];
  /** Path of the statement, to its newest version: `/statements/northmoor/care-2026`. */
  readonly path: string;
  /** Scheme and host, without a slash at the end. */
  readonly origin: string;
  /** SHA-256 of the file as it is served now. */
  readonly fileSha256: string;
  /** Whether each paragraph says who wrote it. */
  readonly authorship: boolean;
  /** The council's reply to what was published without it, where it came after (R24b). */
  readonly lateReply?: CouncilReply | null;
}

/** Everything between header and footer of the page of a published version. Needs no script. */
export function PublishedStatement({
  bundle,
  versions,
  path,
  origin,
  fileSha256,
  authorship,
  lateReply = null,
}: PublishedStatementProps) {
  const { sections, datasets, statement, whole, councilDecision } = bundle;
  const who = contributorsOf(bundle);
  const interestsIn = interestsBySection(bundle);
  const broughtIn = broughtBySection(bundle);
  const shapedBy = shapedBySection(bundle);
  const supportedIn = supportedBySection(bundle, who);
  const beside = comeFirst(bundle) ? [] : ownWordsOf(bundle);
  const address = `${path}/v/${statement.version}`;
  const csvHref = (dataset: string): string => `${address}/tables/${encodeURIComponent(dataset)}.csv`;
  return (
    <article className="cp-statement" lang={statement.language}>
      <StatementHeader bundle={bundle} versions={versions} lateReply={lateReply} />
      <div className="cp-statement__columns">
        <Contents bundle={bundle} updates={versions.length > 1} authorship={authorship} />
        <div className="cp-statement__body">
          <OwnWordsFirst bundle={bundle} />
          {sections.map((section, index) => (
            <PublishedSection
              key={section.key}
              section={section}
              number={index + 1}
              who={who}
              datasets={datasets}
              ownWords={beside.filter(({ words }) => words.section === section.key)}
              endorsed={statement.label !== 'COUNCIL_ONLY'}
              csvHref={csvHref}
              authorship={authorship}
              shaped={shapedBy(section.key)}
              supported={supportedIn(section.key)}
              brought={broughtIn(section)}
              interests={interestsIn?.(section.key) ?? null}
            />
          ))}
          <section id="the-sign-off" aria-labelledby="the-sign-off-title">
            <h2 className="govuk-heading-l" id="the-sign-off-title">
              Sign-off
            </h2>
            {statement.label === 'COUNCIL_ONLY' ? <p className="govuk-body">{NO_ENDORSEMENT}</p> : null}
            <SignOffTable sections={sections} whole={whole} />
            <WholeNotes bundle={bundle} who={who} />
          </section>
          <CouncilDecision decision={councilDecision} />
          <Updates versions={versions} path={path} current={statement.version} />
          <Downloads bundle={bundle} address={address} csvHref={csvHref} />
          <OtherFormats bundle={bundle} />
          <CheckDocument bundle={bundle} address={`${origin}${address}`} fileSha256={fileSha256} />
        </div>
      </div>
    </article>
  );
}

const NO_ENDORSEMENT =
  'Groups signed some of these words while they tried to agree. That is no agreement with what the council published.';

interface ContentsProps {
  readonly bundle: Bundle;
  readonly updates: boolean;
  readonly authorship: boolean;
}

function Contents({ bundle, updates, authorship }: ContentsProps) {
  const { sections, councilDecision } = bundle;
  const parts = [
    ['the-sign-off', 'Sign-off'],
    ...(councilDecision ? [['the-decision', 'The council’s decision']] : []),
    ...(updates ? [['the-updates', 'Updates']] : []),
    ['the-downloads', 'Downloads'],
    ['the-formats', 'Other formats'],
    ['the-check', 'Check this is the real document'],
  ] as const;
  return (
    <nav className="cp-contents" aria-labelledby="the-contents">
      <h2 className="govuk-heading-s" id="the-contents">
        Contents
      </h2>
      <ol className="cp-contents__list">
        {comeFirst(bundle) ? (
          <li>
            <a href="#own-words">In the words of those who disagree</a>
          </li>
        ) : null}
        {sections.map(({ key, title }, index) => (
          <li key={key}>
            <a href={`#${key}`}>
              <span className="cp-contents__number">{index + 1}</span>
              <span className="govuk-visually-hidden">. </span>
              {title}
            </a>
          </li>
        ))}
        {parts.map(([id, title]) => (
          <li key={id}>
            <a href={`#${id}`}>{title}</a>
          </li>
        ))}
      </ol>
      <p className="govuk-body-s cp-contents__authorship">
        <a className="govuk-link" href={authorship ? '?' : '?authorship=1'}>
          {authorship ? 'Hide who wrote each paragraph' : 'Show who wrote each paragraph'}
        </a>
      </p>
    </nav>
  );
}

function WholeNotes({ bundle: { whole }, who }: { bundle: Bundle; who: Contributors }) {
  const notes = whole.positions.filter(({ text }) => text);
  if (notes.length === 0) return null;
  return (
    <>
      <h3 className="govuk-heading-m">What groups say about the whole</h3>
      <ul className="govuk-list">
        {notes.map(({ constituency, position, text }) => (
          <li key={constituency} id={noteId(WHOLE, constituency)}>
            <strong>{withoutBrackets(who.labelOf(constituency))}</strong> <GroupChip code={constituency} />{' '}
            {POSITION_WORDS[position].toLowerCase()}: “{text}”
          </li>
        ))}
      </ul>
    </>
  );
}

function CouncilDecision({ decision }: { decision: BundleCouncilDecision | null }) {
  if (!decision) return null;
  const agreed = decision.decision === 'AGREED';
  return (
    <section id="the-decision" aria-labelledby="the-decision-title">
      <h2 className="govuk-heading-l" id="the-decision-title">
        The council’s decision
      </h2>
      <p className="govuk-body">
        {decision.body} {agreed ? 'agreed exactly these words' : 'asked for changes'} on {dateInWords(decision.date)}.
        {decision.reference ? ` Reference ${decision.reference}.` : ''}
        {decision.callInEnds ? ` It could be called in until ${dateInWords(decision.callInEnds)}.` : ''}
      </p>
    </section>
  );
}

const CHANGE_WORDS = {
  first: '',
  major: 'Major: the text changed, and what changed was signed again. ',
  minor: 'Minor: the text is the same. ',
} as const;

function Updates({ versions, path, current }: { versions: readonly VersionNote[]; path: string; current: number }) {
  if (versions.length < 2) return null;
  return (
    <section id="the-updates" aria-labelledby="the-updates-title">
      <h2 className="govuk-heading-l" id="the-updates-title">
        Updates
      </h2>
      <ul className="govuk-list govuk-list--spaced">
        {versions.map(({ version, publishedAt, changeNote, change }) => (
          <li key={version}>
            {dateInWords(publishedAt)}:{' '}
            {version === current ? `version ${version}` : <a href={`${path}/v/${version}`}>version {version}</a>} –{' '}
            {`${CHANGE_WORDS[change]}${changeNote}`}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface DownloadsProps {
  readonly bundle: Bundle;
  readonly address: string;
  readonly csvHref: (dataset: string) => string;
}

function Downloads({ bundle: { datasets, record }, address, csvHref }: DownloadsProps) {
  return (
    <section id="the-downloads" aria-labelledby="the-downloads-title">
      <h2 className="govuk-heading-l" id="the-downloads-title">
        Downloads
      </h2>
      <ul className="govuk-list govuk-list--spaced">
        <li>
          <a href={`${address}.json`}>The whole document with its record (JSON)</a>: text, who wrote it, who signed, and{' '}
          {counted(record.entries.length, 'entry', 'entries')} of the record
        </li>
        {datasets.map(({ id, title }) => (
          <li key={id}>
            <a href={csvHref(id)}>{title} (CSV)</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
