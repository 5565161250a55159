import { groupOf } from '#concordat';
import type { Bundle, BundlePosition } from '#publication';
import { inGroupOrder } from './contributors.js';
import { GroupChip } from './group-chip.js';
import { decidedOn, isSigned, POSITION_WORDS } from './positions.js';
import { shortDate } from './words.js';
import { noteId } from './who-made-this.js';

/** Who signed each section, and the whole: a row a section, a column a group; on a phone one list a section. */
export function SignOffTable({ sections, whole }: Pick<Bundle, 'sections' | 'whole'>) {
  const groups = inGroupOrder([...whole.positions, ...sections.flatMap(({ positions }) => positions)].map(codeOf));
  return (
    <table className="govuk-table cp-signed">
      <caption className="govuk-table__caption govuk-table__caption--m">Who signed each section</caption>
      <thead className="govuk-table__head">
        <tr className="govuk-table__row">
          <th scope="col" className="govuk-table__header">
            Section
          </th>
          {groups.map((code) => (
            <th scope="col" className="govuk-table__header" key={code}>
              {groupOf(code).short} <GroupChip code={code} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="govuk-table__body">
        {sections.map(({ key, title, positions }, index) => (
          <Row key={key} section={key} title={`${index + 1} ${title}`} positions={positions} groups={groups} />
        ))}
        <Row section={WHOLE} title="The whole statement" positions={whole.positions} groups={groups} />
      </tbody>
    </table>
  );
}

/** Stands for the whole statement where a section's key would stand. */
export const WHOLE = 'the-whole';

interface RowProps {
  readonly section: string;
  readonly title: string;
  readonly positions: readonly BundlePosition[];
  readonly groups: readonly string[];
}

function Row({ section, title, positions, groups }: RowProps) {
  return (
    <tr className="govuk-table__row">
      <th scope="row" className="govuk-table__header">
        {section === WHOLE ? title : <a href={`#${section}`}>{title}</a>}
      </th>
      {groups.map((code) => (
        <td className="govuk-table__cell" key={code}>
          {/* Shown only where the table becomes a list and its headings are gone. */}
          <span className="cp-signed__group">
            {groupOf(code).short} <GroupChip code={code} />
            {': '}
          </span>
          <Standing position={positions.find((one) => one.constituency === code)} section={section} title={title} />
        </td>
      ))}
    </tr>
  );
}

interface StandingProps {
  readonly position: BundlePosition | undefined;
  readonly section: string;
  readonly title: string;
}

function Standing({ position, section, title }: StandingProps) {
  if (!position) return 'Not asked';
  const on = decidedOn(position);
  return (
    <span className={isSigned(position.position) ? undefined : 'cp-signed__not'}>
      {POSITION_WORDS[position.position]}
      {on && isSigned(position.position) ? ` ${shortDate(on)}` : ''}
      {position.text ? (
        <>
          {' – '}
          <a href={`#${noteId(section, position.constituency)}`}>
            why
            <span className="govuk-visually-hidden">{`: ${groupOf(position.constituency).short}, ${title}`}</span>
          </a>
        </>
      ) : null}
    </span>
  );
}

function codeOf({ constituency }: BundlePosition): string {
  return constituency;
}
