import { groupOf } from '#concordat';
import type { Bundle, BundleAlone } from '#publication';
import { contributorsOf, withoutBrackets, type Contributors } from './contributors.js';
import { GroupChip } from './group-chip.js';
import { MinorityStatementView } from './minority-statement-view.js';
import { ownWordsOf } from './own-words.js';
import { dateInWords, listedInSentence, lowerFirst } from './words.js';

/** The council's reply as it is shown: in the file, or given since. */
export interface CouncilReply {
  readonly text: string;
  readonly at: string;
}

/** What stands above a version that was not published together, and names these groups (R24, R24b). */
export function aloneHeading(label: string, groups: readonly string[]): string {
  const names = listedInSentence(groups.map((group) => lowerFirst(withoutBrackets(group))));
  return label === 'COUNCIL_ONLY'
    ? `Published by the council without the agreement of ${names}`
    : `Agreed by ${names}. The council has not agreed this and it is not council policy`;
}

/** The same for a published version; null for one that was published together. */
export function headingOf(bundle: Pick<Bundle, 'statement' | 'alone' | 'groups'>): string | null {
  if (!bundle.alone) return null;
  const labels = new Map(bundle.groups.map(({ code, label }) => [code, label]));
  const named = bundle.alone.groups.map((code) => labels.get(code) ?? groupOf(code).label);
  return aloneHeading(bundle.statement.label, named);
}

interface Props {
  readonly bundle: Bundle;
  /** The reply that the council gave after publication; null while there is none. */
  readonly lateReply: CouncilReply | null;
}

/** Why a version was not published together: the reasons, the mediation that failed, the council's reply. */
export function WhyAlone({ bundle, lateReply }: Props) {
  const { alone, statement } = bundle;
  if (!alone) return null;
  const byCouncil = statement.label === 'COUNCIL_ONLY';
  return (
    <div className="cp-alone">
      <p className="govuk-body">
        {alone.groups.map((code) => (
          <GroupChip key={code} code={code} />
        ))}{' '}
        {byCouncil
          ? 'These groups have not signed the whole statement. The council has a duty to publish one.'
          : 'These groups have signed the whole statement.'}
      </p>
      {alone.reasons ? <Said title="The council’s reasons" text={alone.reasons} /> : null}
      <Mediation mediation={alone.mediation} askedBy={whoAskedAlone(bundle)} />
      {byCouncil ? null : <Reply reply={alone.reply} lateReply={lateReply} />}
    </div>
  );
}

/** The group whose co-chair asked for it, where the record says that the other did not answer; null where both asked. */
function whoAskedAlone({ record }: Pick<Bundle, 'record'>): string | null {
  const askedBy = record.entries.findLast(({ kind }) => kind === 'mediation.opened')?.facts.askedBy;
  return typeof askedBy === 'string' ? askedBy : null;
}

interface MediationProps extends Pick<BundleAlone, 'mediation'> {
  readonly askedBy: string | null;
}

function Mediation({ mediation: { issue, openedOn, until, outcome }, askedBy }: MediationProps) {
  if (askedBy !== null) {
    return (
      <p className="govuk-body">
        Mediation was asked for by a co-chair of this group: {groupOf(askedBy).label}. The other co-chair did not answer
        in time, so it began without them on {dateInWords(openedOn)}. The groups had not agreed by {dateInWords(until)}.
        {issue ? ` It was about this: ${issue}` : ''}
      </p>
    );
  }
  return (
    <p className="govuk-body">
      The groups tried to agree with the help of others,{' '}
      {outcome === 'failed'
        ? `from ${dateInWords(openedOn)}, and did not`
        : `from ${dateInWords(openedOn)} until ${dateInWords(until)}, and did not in that time`}
      .{issue ? ` It was about this: ${issue}` : ''}
    </p>
  );
}

function Reply({ reply, lateReply }: Pick<BundleAlone, 'reply'> & Pick<Props, 'lateReply'>) {
  const shown = reply ?? lateReply;
  if (!shown) return <p className="govuk-body">The council has not replied.</p>;
  return (
    <>
      <Said title="The council’s reply" text={shown.text} />
      <p className="govuk-body">
        {reply ? `Given on ${dateInWords(shown.at)}.` : `Given on ${dateInWords(shown.at)}, after publication.`}
      </p>
    </>
  );
}

function Said({ title, text }: { title: string; text: string }) {
  return (
    <>
      <h2 className="govuk-heading-m">{title}</h2>
      {text.split(/\n+/).map((line, index) => (
        <p className="govuk-body" key={index}>
          {line}
        </p>
      ))}
    </>
  );
}

/** Own words of those who disagree, before everything that the council published without them (R24). */
export function OwnWordsFirst({ bundle }: { bundle: Bundle }) {
  const { sections } = bundle;
  if (!comeFirst(bundle)) return null;
  const who: Contributors = contributorsOf(bundle);
  const numberOf = (key: string): number => sections.findIndex((section) => section.key === key) + 1;
  return (
    <section id="own-words" aria-labelledby="own-words-title">
      <h2 className="govuk-heading-l" id="own-words-title">
        In the words of those who disagree
      </h2>
      {ownWordsOf(bundle).map((one) => (
        <div key={one.words.id}>
          <p className="govuk-body">
            About <a href={`#${one.words.section}`}>section {numberOf(one.words.section)}</a>:
          </p>
          <MinorityStatementView {...one} who={who} />
        </div>
      ))}
    </section>
  );
}

/** Tells whether the words of those who disagree come before all sections instead of beside theirs. */
export function comeFirst({ statement, minorityStatements }: Bundle): boolean {
  return statement.label === 'COUNCIL_ONLY' && minorityStatements.length > 0;
}
