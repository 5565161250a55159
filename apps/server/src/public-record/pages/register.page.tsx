import { DOCUMENT_STATE_WORDS, groupOf } from '#concordat';
import { counted, dateInWords, GroupChip, LABEL_WORDS, listedInSentence, lowerFirst } from '#reading';
import type { Council } from '../../membership/council.entity.js';
import { page } from '../../platform/pages/page.js';
import { Button, Input, Tag } from '../../platform/pages/components.js';
import { pathOfProposing } from '../../proposing/pages/propose.page.js';
import type { PublishedStatement } from '../../publication/published-statements.js';
import type { DemoPerson } from '../demo-people.js';
import { wordsOf, type OpenStatement, type RegisteredStatement } from '../register.reader.js';
import { Marked } from './marked.js';
import { TryItAs } from './try-it-as.js';

/** What the register shows. */
export interface RegisterPage {
  /** What was searched for; empty for everything. */
  readonly search: string;
  readonly statements: readonly RegisteredStatement[];
  readonly open: readonly OpenStatement[];
  /** Councils to which anybody can propose something. */
  readonly councils: readonly Pick<Council, 'name' | 'slug'>[];
  /** Whom a visitor can be; empty while the demo is off. */
  readonly people: readonly DemoPerson[];
  readonly demo: boolean;
  readonly signedIn: boolean;
}

/** The public register: what was published, what is being written, and a search in the address. */
export function registerPage({ search, statements, open, councils, people, demo, signedIn }: RegisterPage): string {
  return page({
    title: search === '' ? 'Market position statements' : `${found(statements.length, search)} – statements`,
    nav: 'statements',
    noindex: search !== '',
    demo,
    signedIn,
    children: (
      <>
        <h1 className="govuk-heading-xl">Market position statements</h1>
        <p className="govuk-body-l cp-lead">
          What councils, people who draw on care, unpaid carers, care providers, care workers and voluntary
          organisations have agreed about local care. <a href="/help">What is this?</a>
        </p>
        {people.length > 0 ? (
          <p className="govuk-body">
            This is a demonstration. <a href="#try-it">Try it as one of the people</a>.
          </p>
        ) : null}
        <form action="/" method="get" role="search" className="cp-search">
          <Input id="q" label="Search statements" type="search" value={search} />
          <Button kind="secondary">Search</Button>
        </form>
        <Published search={search} statements={statements} isWriting={open.some(({ isCalling }) => !isCalling)} />
        <OpenNow open={open} />
        <Propose councils={councils} />
        <TryItAs people={people} />
      </>
    ),
  });
}

function found(count: number, search: string): string {
  return `${counted(count, 'statement')}${search === '' ? '' : ` match${count === 1 ? 'es' : ''} ‘${search}’`}`;
}

interface PublishedProps extends Pick<RegisterPage, 'search' | 'statements'> {
  readonly isWriting: boolean;
}

function Published({ search, statements, isWriting }: PublishedProps) {
  const words = wordsOf(search);
  return (
    <section aria-labelledby="published">
      <h2 className="govuk-heading-l" id="published">
        {found(statements.length, search)}
      </h2>
      {search === '' ? null : (
        <p className="govuk-body">
          <a href="/">Show all statements</a>
        </p>
      )}
      {statements.length === 0 && search === '' ? (
        <p className="govuk-body">
          No statements have been published yet. {isWriting ? <a href="#open-now">See what is being written</a> : null}
        </p>
      ) : null}
      <ul className="cp-results">
        {statements.map((statement) => (
          <Result key={`${statement.council.slug}/${statement.slug}`} statement={statement} words={words} />
        ))}
      </ul>
    </section>
  );
}

function Result({ statement, words }: { statement: RegisteredStatement; words: readonly string[] }) {
  const { title, council, slug, label, heading, publishedAt, updatedAt, version, reviewDue } = statement;
  return (
    <li>
      <h3 className="govuk-heading-m">
        <a href={`/statements/${council.slug}/${slug}`}>
          <Marked text={title} words={words} />
        </a>
      </h3>
      <p className="govuk-body">
        <Marked text={council.name} words={words} />. Published {dateInWords(publishedAt.toISOString())}
        {version > 1 ? `, updated ${dateInWords(updatedAt.toISOString())}` : ''}.
        {reviewDue ? <strong> Review is due.</strong> : null}
      </p>
      <p className="govuk-body">
        <strong>{heading ?? LABEL_WORDS[label]}.</strong> {heading ? null : <SignedBy statement={statement} />}
      </p>
      <p className="govuk-body">
        <a href={`/agreements/${council.slug}/${slug}`}>
          How the groups worked together<span className="govuk-visually-hidden"> on {title}</span>
        </a>
      </p>
    </li>
  );
}

function SignedBy({ statement: { groups, groupsSigned, notSigned } }: { statement: PublishedStatement }) {
  const all = groupsSigned.length === groups.length;
  const against = [...new Set(notSigned.flatMap((section) => section.groups))];
  return (
    <>
      {all
        ? `The whole is signed by all ${groups.length} groups`
        : `The whole is signed by ${groupsSigned.length} of ${groups.length} groups`}{' '}
      {groupsSigned.map((code) => (
        <span key={code}>
          <span className="govuk-visually-hidden">{`${groupOf(code).short} `}</span>
          <GroupChip code={code} />{' '}
        </span>
      ))}
      {against.length === 0
        ? null
        : ` ${counted(notSigned.length, 'section')} not signed by ${listedInSentence(against.map((code) => lowerFirst(groupOf(code).short)))}.`}
    </>
  );
}

function Propose({ councils }: Pick<RegisterPage, 'councils'>) {
  if (councils.length === 0) return null;
  return (
    <section aria-labelledby="propose">
      <h2 className="govuk-heading-l" id="propose">
        Is something missing?
      </h2>
      <p className="govuk-body">
        Anybody can propose a statement or a topic. The council answers with a reason. You need no account.
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {councils.map((council) => (
          <li key={council.slug}>
            <a href={pathOfProposing(council)}>Propose something to {council.name}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function OpenNow({ open }: Pick<RegisterPage, 'open'>) {
  const [asking, rest] = parted(open, ({ haveYourSay }) => haveYourSay !== null);
  const [calling, others] = parted(rest, ({ isCalling }) => isCalling);
  const [over, going] = parted(others, ({ state }) => state === 'WITHDRAWN' || state === 'SUPERSEDED');
  const [paused, writing] = parted(going, ({ state }) => state === 'PAUSED');
  return (
    <>
      <Listed id="have-your-say" heading="Open for comment now" open={asking}>
        You can read these drafts and say what you would change. You need no account.
      </Listed>
      <Listed id="getting-together" heading="Getting together now" open={calling}>
        Nobody has written a word of these yet. You can ask to take part, or suggest a topic. You need no account.
      </Listed>
      <Listed id="open-now" heading="Being written now" open={writing}>
        Every group has agreed how to work on these. Their words are not public yet.
      </Listed>
      <Listed id="paused" heading="Paused for now" open={paused}>
        Nothing happens on these for now. Below each, we say why.
      </Listed>
      <Listed id="withdrawn" heading="Withdrawn or replaced" open={over} />
    </>
  );
}

type Open = RegisterPage['open'];

/** Those that are so, and the others. */
function parted(open: Open, isSo: (one: Open[number]) => boolean): [yes: Open, no: Open] {
  return [open.filter(isSo), open.filter((one) => !isSo(one))];
}

function Listed({ id, heading, open, children }: { id: string; heading: string; open: Open; children?: string }) {
  if (open.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 className="govuk-heading-l" id={id}>
        {heading} ({open.length})
      </h2>
      {children === undefined ? null : <p className="govuk-body">{children}</p>}
      <OpenStatements open={open} />
    </section>
  );
}

function OpenStatements({ open }: Pick<RegisterPage, 'open'>) {
  return (
    <ul className="cp-results">
      {open.map(
        ({ title, council, state, because, haveYourSay, published, agreement, call, isCalling, replacedBy }) => (
          <li key={`${council} ${title}`}>
            <h3 className="govuk-heading-m">
              <Linked to={haveYourSay ?? (isCalling ? call : null) ?? published}>{title}</Linked>
            </h3>
            <p className="govuk-body">
              {council}. <Tag colour="blue">{DOCUMENT_STATE_WORDS[state]}</Tag>
            </p>
            {agreement === null ? null : (
              <p className="govuk-body">
                <a href={agreement}>
                  How the groups work together<span className="govuk-visually-hidden"> on {title}</span>
                </a>
              </p>
            )}
            {call === null || isCalling ? null : (
              <p className="govuk-body">
                <a href={call}>
                  How it began, and what is fixed<span className="govuk-visually-hidden"> on {title}</span>
                </a>
              </p>
            )}
            {because === null ? null : <p className="govuk-body">Because: {because}</p>}
            {replacedBy === null ? null : (
              <p className="govuk-body">
                Replaced by <a href={replacedBy.path}>{replacedBy.title}</a>
              </p>
            )}
          </li>
        ),
      )}
    </ul>
  );
}

function Linked({ to, children }: { to: string | null; children: string }) {
  return to === null ? <>{children}</> : <a href={to}>{children}</a>;
}
