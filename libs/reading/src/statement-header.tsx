import type { Bundle, BundleSection, Change } from '#publication';
import { headingOf, WhyAlone, type CouncilReply } from './alone.js';
import { contributorsOf, inGroupOrder, withoutBrackets } from './contributors.js';
import { GroupChip } from './group-chip.js';
import { isDissent, LABEL_WORDS } from './positions.js';
import { WHOLE } from './sign-off-table.js';
import { noteId } from './who-made-this.js';
import { counted, dateInWords, FEWEST_TO_COUNT, isFew, listedInSentence, lowerFirst } from './words.js';

/** A version in the list of updates. */
export interface VersionNote {
  readonly version: number;
  readonly publishedAt: string;
  readonly changeNote: string;
  /** Whether the text is another than in the version before, or only what stands beside it. */
  readonly change: Change;
}

interface Props {
  readonly bundle: Bundle;
  /** Every version, newest first. */
  readonly versions: readonly VersionNote[];
  /** The council's reply to what was published without it, where it came after. */
  readonly lateReply: CouncilReply | null;
}

/** Title, council, label, dates, who took part and what was signed: all that stands before the text. */
export function StatementHeader({ bundle, versions, lateReply }: Props) {
  const { statement } = bundle;
  const { title, council, label, version, period, publishedAt, reviewBy } = statement;
  const first = versions.find((one) => one.version === 1)?.publishedAt ?? publishedAt;
  const heading = headingOf(bundle);
  return (
    <div className="cp-statement-header">
      <h1 className="govuk-heading-xl cp-statement-header__title">
        {heading ? <span className="cp-alone__heading">{heading}. </span> : null}
        {title}
      </h1>
      <p className="govuk-body-l cp-statement-header__council">{council.name}</p>
      {heading ? null : <p className="cp-label">{LABEL_WORDS[label]}</p>}
      <WhyAlone bundle={bundle} lateReply={lateReply} />
      <p className="govuk-body">
        Published {dateInWords(first)}.{version > 1 ? ` Last updated ${dateInWords(publishedAt)}.` : ''} Version{' '}
        {version}
        {versions.length > 1 ? (
          <>
            {' – '}
            <a className="govuk-link" href="#the-updates">
              see all updates
            </a>
          </>
        ) : null}
        .<br />
        For {dateInWords(period.from)} to {dateInWords(period.to)}. We look at it again by {dateInWords(reviewBy)}.
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href={`/agreements/${council.slug}/${statement.slug}`}>
          How we worked together: our agreement, and which promises were kept
        </a>
      </p>
      <TookPart bundle={bundle} />
      <Signed bundle={bundle} />
    </div>
  );
}

function TookPart({ bundle }: { bundle: Bundle }) {
  const people = peopleByGroup(bundle);
  if (people === '') return null;
  return (
    <p className="govuk-body">
      <strong>Took part in the writing:</strong> {people}.
      {bundle.statement.label === 'COUNCIL_ONLY' ? ' Taking part is not agreeing with what the council published.' : ''}
    </p>
  );
}

/**
 * How many people of each group have words or figures in a statement, in one line. Groups of which fewer than five do
 * stand together after the others, so that nobody can be picked out (docs/rules.md, 7).
 */
export function peopleByGroup(bundle: Bundle): string {
  const { sections, datasets, minorityStatements, groups } = bundle;
  const who = contributorsOf(bundle);
  // Not everyone in the list of contributors: somebody who signs without a name is there once for each signature.
  const refs = new Set([
    ...sections.flatMap(({ attribution }) => attribution.words.map(({ by }) => by)),
    ...datasets.flatMap(({ owner }) => owner ?? []),
    ...minorityStatements.flatMap(({ signedBy, reply }) => [...signedBy, ...(reply ? [reply.by] : [])]),
  ]);
  const counts = inGroupOrder(groups.map(({ code }) => code)).map((code) => ({
    who: membersOf(code, who.labelOf(code)),
    count: [...refs].filter((ref) => who.groupOf(ref) === code).length,
  }));
  return [
    counts.filter(({ count }) => count >= FEWEST_TO_COUNT).map((one) => `${one.count} ${one.who}`),
    fewer(counts.filter(({ count }) => isFew(count))),
    counts.filter(({ count }) => count === 0).map((one) => `no ${one.who}`),
  ]
    .flat()
    .join(', ');
}

function fewer(few: readonly { readonly who: string }[]): string[] {
  if (few.length === 0) return [];
  const each = few.length > 1 ? ' each of' : '';
  return [`fewer than ${FEWEST_TO_COUNT}${each} ${listedInSentence(few.map((one) => one.who))}`];
}

/** "The public" is no plural that could be counted. */
function membersOf(code: string, label: string): string {
  return code === 'PUBLIC' ? 'members of the public' : lowerFirst(withoutBrackets(label));
}

function Signed({ bundle }: { bundle: Bundle }) {
  const who = contributorsOf(bundle);
  const asked = bundle.sections.filter(({ appendix }) => !appendix);
  const against = asked.filter(({ positions }) => positions.some(({ position }) => isDissent(position)));
  const whole = bundle.whole.positions.filter(({ position }) => isDissent(position));
  return (
    <div className="cp-signed-summary">
      <p className="govuk-body">
        {bundle.statement.label === 'COUNCIL_ONLY' ? null : (
          <>
            <strong>Signed:</strong> every group that was asked signed {asked.length - against.length} of{' '}
            {counted(asked.length, 'section')}.{' '}
          </>
        )}
        <a className="govuk-link" href="#the-sign-off">
          See who signed what
        </a>
        .
      </p>
      {against.map((section) => (
        <Against key={section.key} section={section} number={bundle.sections.indexOf(section) + 1} who={who} />
      ))}
      {whole.map(({ constituency, text }) => (
        <p className="govuk-body" key={constituency}>
          <strong>{withoutBrackets(who.labelOf(constituency))} did not sign the whole statement</strong>
          {text ? (
            <>
              {' – '}
              <a className="govuk-link" href={`#${noteId(WHOLE, constituency)}`}>
                why<span className="govuk-visually-hidden"> they did not sign the whole</span>
              </a>
            </>
          ) : null}{' '}
          <GroupChip code={constituency} />
        </p>
      ))}
    </div>
  );
}

interface AgainstProps {
  readonly section: BundleSection;
  readonly number: number;
  readonly who: ReturnType<typeof contributorsOf>;
}

function Against({ section: { key, positions }, number, who }: AgainstProps) {
  const codes = positions.filter(({ position }) => isDissent(position)).map(({ constituency }) => constituency);
  const names = listedInSentence(inGroupOrder(codes).map((code) => withoutBrackets(who.labelOf(code))));
  return (
    <p className="govuk-body">
      <strong>
        {names} did not sign section {number}
      </strong>{' '}
      {codes.map((code) => (
        <GroupChip key={code} code={code} />
      ))}{' '}
      –{' '}
      <a className="govuk-link" href={`#${key}`}>
        why<span className="govuk-visually-hidden">{` section ${number} was not signed by ${names}`}</span>
      </a>
    </p>
  );
}
