import { groupOf } from '#concordat';
import type { GroupSaid } from './useAgreement.js';

const DECISIONS: Readonly<Record<string, string>> = { yes: 'Agreed', no: 'Does not agree', waiting: 'Not yet' };

/** What each group says in its own way of deciding, and which of its people are still to say. */
export function WhatGroupsSay({ groups, caption }: { groups: readonly GroupSaid[]; caption: string }) {
  return (
    <table className="govuk-table">
      <caption className="govuk-table__caption govuk-table__caption--m">{caption}</caption>
      <thead className="govuk-table__head">
        <tr className="govuk-table__row">
          <th scope="col" className="govuk-table__header">
            Group
          </th>
          <th scope="col" className="govuk-table__header">
            Agreed
          </th>
          <th scope="col" className="govuk-table__header">
            Its people who sign
          </th>
        </tr>
      </thead>
      <tbody className="govuk-table__body">
        {groups.map((group) => (
          <tr className="govuk-table__row" key={group.constituency}>
            <th scope="row" className="govuk-table__header">
              {groupOf(group.constituency).label}
            </th>
            <td className="govuk-table__cell">{DECISIONS[group.decision]}</td>
            <td className="govuk-table__cell">
              <Signatories group={group} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Signatories({ group: { signatories, needed } }: { group: GroupSaid }) {
  return (
    <>
      <ul className="govuk-list">
        {signatories.map(({ shownAs, isMe, agrees, reason }) => (
          <li key={shownAs}>
            {isMe ? 'You' : shownAs}: {inWords(agrees ?? null, reason ?? null)}
          </li>
        ))}
      </ul>
      {signatories.length < needed ? <p className="govuk-hint">At least {needed} have to say.</p> : null}
    </>
  );
}

function inWords(agrees: boolean | null, reason: string | null): string {
  if (agrees === null) return 'still to say';
  return agrees ? 'yes' : `no. ${reason ?? ''}`;
}
