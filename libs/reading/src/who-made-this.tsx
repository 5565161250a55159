import type { BundleSection } from '#publication';
import type { ReactNode } from 'react';
import type { Brought } from './brought.js';
import { creditInWords, creditsOf, inGroupOrder, withoutBrackets, type Contributors } from './contributors.js';
import { GroupChip } from './group-chip.js';
import { InterestsDeclared } from './interests-declared.js';
import type { InterestsInSection } from './interests.js';
import { decidedOn, groupsByPosition, isSigned, POSITION_WORDS } from './positions.js';
import type { Shaped } from './shaped.js';
import type { Supported } from './supported.js';
import { dateInWords } from './words.js';

interface Props {
  readonly section: BundleSection;
  readonly who: Contributors;
  /** People whose figures the section shows. */
  readonly dataOwners: readonly string[];
  /** Whether the groups named stand behind what is published; else nobody is shown as leading or signing (R24). */
  readonly endorsed: boolean;
  /** Groups whose suggestions were taken into it. */
  readonly shaped: readonly Shaped[];
  /** Texts that groups brought into it (R3). */
  readonly brought: readonly Brought[];
  /** Groups for whom a facilitator wrote words down in it (R9). */
  readonly supported: readonly Supported[];
  /** Interests that touch the section; null where the file tells of none. */
  readonly interests: InterestsInSection | null;
}

/** Who led, wrote and signed a section, a line each, groups in their one order (R25). Says no shares of words (R26). */
export function WhoMadeThis({ section, who, dataOwners, endorsed, shaped, brought, supported, interests }: Props) {
  const { leads, attribution } = section;
  const writers = attribution.words.filter(({ words }) => words > 0).map(({ by }) => by);
  return (
    <div className="cp-who">
      <h3 className="govuk-heading-s">{endorsed ? 'Who made this section' : 'Where these words come from'}</h3>
      {endorsed ? null : (
        <p className="govuk-body">To have written some of these words is not to agree with this version.</p>
      )}
      <ul className="cp-who__lines">
        {leads.length > 0 && endorsed ? (
          <Line title="Led by">
            <Groups codes={inGroupOrder(leads)} who={who} />
          </Line>
        ) : null}
        <Line title="Written by">{writers.length > 0 ? <Credits refs={writers} who={who} /> : 'nobody yet'}</Line>
        {shaped.length > 0 ? (
          <Line title="Suggestions taken up from">
            <ShapedBy shaped={shaped} who={who} />
          </Line>
        ) : null}
        {brought.map(({ constituency, source }) => (
          <Line key={`${constituency} ${source}`} title="Text brought by">
            <Groups codes={[constituency]} who={who} />
            {source === null ? '' : `, from “${source}”`}
          </Line>
        ))}
        {supported.map(({ constituency, how }) => (
          <Line key={`supported ${constituency}`} title="Some words written down by a facilitator for">
            <Groups codes={[constituency]} who={who} /> ({how})
          </Line>
        ))}
        {dataOwners.length > 0 ? (
          <Line title="Figures looked after by">
            <Credits refs={dataOwners} who={who} />
          </Line>
        ) : null}
        <Positions section={section} who={who} endorsed={endorsed} />
        {interests ? <InterestsDeclared interests={interests} who={who} /> : null}
      </ul>
    </div>
  );
}

function ShapedBy({ shaped, who }: Pick<Props, 'shaped' | 'who'>) {
  const codes = inGroupOrder(shaped.map(({ constituency }) => constituency));
  return (
    <>
      {codes.map((code, index) => (
        <span key={code}>
          {index > 0 ? ', ' : ''}
          <Groups codes={[code]} who={who} />
          {` (${shaped.find(({ constituency }) => constituency === code)?.suggestions ?? 0})`}
        </span>
      ))}
    </>
  );
}

function Positions({ section, who, endorsed }: Pick<Props, 'section' | 'who' | 'endorsed'>) {
  const { positions, signatories } = section;
  if (signatories.length === 0) return <Line title="Signed by">no group was asked to sign this part</Line>;
  const by = groupsByPosition({ positions });
  const plainly = by.get('SIGNED') ?? [];
  const shown = [...by].filter(([position]) => endorsed || !isSigned(position));
  return (
    <>
      {!endorsed && by.has('SIGNED_WITH_RESERVATION') ? (
        <Line title="Reservations">
          <Reasons section={section} who={who} />
        </Line>
      ) : null}
      {shown.map(([position, groups]) => (
        <Line key={position} title={LINE_TITLES[position] ?? POSITION_WORDS[position]}>
          <Groups codes={inGroupOrder(groups.map(({ constituency }) => constituency))} who={who} />
          {position === 'SIGNED' && plainly.length === positions.length ? ` – all ${positions.length} asked` : ''}
          {isSigned(position) ? signedOn(groups) : ''}
          {position === 'SIGNED_WITH_RESERVATION' ? <Reasons section={section} who={who} /> : null}
        </Line>
      ))}
    </>
  );
}

const LINE_TITLES: Readonly<Record<string, string>> = {
  SIGNED: 'Signed by',
  SIGNED_WITH_RESERVATION: 'Signed, with a reservation, by',
  DISSENTED: 'Not signed by',
};

function Reasons({ section: { key, positions }, who }: Pick<Props, 'section' | 'who'>) {
  const reserved = positions.filter(({ position, text }) => position === 'SIGNED_WITH_RESERVATION' && text);
  return (
    <ul className="cp-who__reasons">
      {reserved.map(({ constituency, text }) => (
        <li key={constituency} id={noteId(key, constituency)}>
          {withoutBrackets(who.labelOf(constituency))}: “{text}”
        </li>
      ))}
    </ul>
  );
}

/** Where on the page a group's note on a section stands. */
export function noteId(section: string, constituency: string): string {
  return `${section}-note-${constituency.toLowerCase()}`;
}

function signedOn(groups: Parameters<typeof decidedOn>[0][]): string {
  const last = groups
    .map(decidedOn)
    .filter((date) => date !== null)
    .sort()
    .at(-1);
  return last ? ` on ${dateInWords(last)}` : '';
}

function Line({ title, children }: { title: string; children: ReactNode }) {
  return (
    <li>
      <strong>{title}:</strong> {children}
    </li>
  );
}

function Groups({ codes, who }: { codes: readonly string[]; who: Contributors }) {
  return (
    <>
      {codes.map((code, index) => (
        <span className="cp-group" key={code}>
          {index > 0 ? ', ' : ''}
          {withoutBrackets(who.labelOf(code))}
          <GroupChip code={code} />
        </span>
      ))}
    </>
  );
}

function Credits({ refs, who }: { refs: readonly string[]; who: Contributors }) {
  return (
    <>
      {creditsOf(refs, who).map((credit, index) => (
        <span key={credit.code}>
          {index > 0 ? ', ' : ''}
          {creditInWords(credit)}
          {credit.code === '' ? null : <GroupChip code={credit.code} />}
        </span>
      ))}
    </>
  );
}
