import { DECIDES_WORDS, groupOf, type DecisionRule } from '#concordat';
import { useId } from 'react';
import { Tag } from '../ui/Tag.js';
import type { GroupSaid } from './useAgreement.js';

const DECISIONS: Readonly<Record<string, { readonly tag: string; readonly colour: string }>> = {
  yes: { tag: 'Agreed', colour: 'green' },
  no: { tag: 'Does not agree', colour: 'red' },
  waiting: { tag: 'Not yet', colour: 'grey' },
};

/** What each group says in its own way of deciding, and which of its people are still to say. */
export function WhatGroupsSay({ groups, heading }: { groups: readonly GroupSaid[]; heading: string }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 className="govuk-heading-m" id={id}>
        {heading}
      </h2>
      <dl className="govuk-summary-list">
        {groups.map((group) => (
          <div className="govuk-summary-list__row" key={group.constituency}>
            <dt className="govuk-summary-list__key">{groupOf(group.constituency).label}</dt>
            <dd className="govuk-summary-list__value">
              <Signatories group={group} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Signatories({ group: { decision, rule, signatories, needed } }: { group: GroupSaid }) {
  const { tag, colour } = DECISIONS[decision] ?? { tag: decision, colour: 'grey' };
  return (
    <>
      <Tag colour={colour}>{tag}</Tag> This group decides {DECIDES_WORDS[rule as DecisionRule]}.
      <ul className="govuk-list">
        {signatories.map(({ shownAs, isMe, agrees, reason }) => (
          <li key={shownAs}>
            {isMe ? 'You' : shownAs}: {inWords(agrees ?? null, reason ?? null)}
          </li>
        ))}
      </ul>
      {signatories.length < needed ? (
        <p className="govuk-hint">At least {needed} people have to say. Too few sign for this group yet.</p>
      ) : null}
    </>
  );
}

function inWords(agrees: boolean | null, reason: string | null): string {
  if (agrees === null) return 'still to say';
  return agrees ? 'yes' : `no. ${reason ?? ''}`;
}
