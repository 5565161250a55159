import { isSafeguardingLead } from '#deliberation';
import { dayInWords } from '../deliberation/in-words.js';
import { BackToStatement } from '../statements/BackToStatement.js';
import { useStatement } from '../statements/StatementScope.js';
import { Loadable } from '../ui/Loadable.js';
import { NotFoundPage } from '../ui/NotFoundPage.js';
import { PageButtons, usePlace } from '../ui/PageButtons.js';
import { PageHeading } from '../ui/PageHeading.js';
import { Tag } from '../ui/Tag.js';
import { canDecide, DecideReferral } from './DecideReferral.js';
import { useReferrals, type Referral } from './useReferrals.js';

/** For safeguarding leads: words that are hidden because somebody is worried about a person, and what was done (R38). */
export function WorriesPage() {
  const { me } = useStatement();
  return me && isSafeguardingLead({ roles: me.roles }) ? <Worries /> : <NotFoundPage />;
}

function Worries() {
  const { statement } = useStatement();
  const place = usePlace();
  const { referrals, error, again } = useReferrals(statement.id, place.after);
  return (
    <>
      <BackToStatement />
      <PageHeading of={statement.title}>Worries about people</PageHeading>
      <p className="govuk-body">
        Only safeguarding leads see this page. These words are hidden from everybody else. The record of the statement
        says only how many worries there were.
      </p>
      <Loadable data={referrals} error={error} again={again}>
        {({ edges, totalCount, pageInfo }) => (
          <>
            {totalCount === 0 ? <p className="govuk-body">Nobody has said that they are worried.</p> : null}
            {edges.map(({ node }) => (
              <One key={node.id} referral={node} again={again} />
            ))}
            {totalCount > edges.length ? (
              <p className="govuk-body">
                These are {edges.length} of {totalCount}: first those that wait, the longest wait first.
              </p>
            ) : null}
            <PageButtons place={place} page={pageInfo} what="worries" />
          </>
        )}
      </Loadable>
    </>
  );
}

const DECIDED: Readonly<Record<string, { readonly tag: string; readonly colour: string }>> = {
  PUT_BACK: { tag: 'Shown again', colour: 'green' },
  TAKEN_OUT: { tag: 'Stays hidden', colour: 'red' },
};

const KINDS: Readonly<Record<string, string>> = {
  text: 'A paragraph',
  suggestion: 'A suggestion',
  comment: 'A comment',
  'own-words': 'Own words',
  reason: 'What somebody said with a decision',
};

function One({ referral, again }: { referral: Referral; again: () => void }) {
  const { statement } = useStatement();
  const { id, kind, sectionId, why, flaggedBy, writtenBy, at, decision } = referral;
  const section = statement.sections.find((one) => one.id === sectionId);
  const { tag, colour } = DECIDED[decision ?? ''] ?? { tag: 'Look at this', colour: 'yellow' };
  return (
    <section aria-labelledby={`worry-${id}`}>
      <h2 className="govuk-heading-m" id={`worry-${id}`}>
        {KINDS[kind] ?? kind} {section ? `in ${section.title}` : 'about the whole statement'}
      </h2>
      <p className="govuk-body">
        <Tag colour={colour}>{tag}</Tag> Flagged {flaggedBy ? `by ${flaggedBy} ` : ''}on {dayInWords(at)}.
        {writtenBy.length > 0 ? ` Written by ${writtenBy.join(', ')}.` : ''}
      </p>
      {why ? <p className="govuk-body cp-own-lines">What worries them: {why}</p> : null}
      <TheWords referral={referral} />
      <WhatWasDone referral={referral} />
      {canDecide(referral) ? <DecideReferral referral={referral} again={again} /> : null}
    </section>
  );
}

/** The words; those of a paragraph that was changed since both as they were flagged and as they are. */
function TheWords({ referral: { words, asFlagged, isOwn } }: { referral: Referral }) {
  return (
    <div className="govuk-inset-text">
      {asFlagged ? (
        <>
          <h3 className="govuk-heading-s">As it was flagged</h3>
          <p className="govuk-body cp-own-lines">{asFlagged}</p>
          <h3 className="govuk-heading-s">The paragraph as it is now</h3>
        </>
      ) : null}
      {words.length === 0 ? <p className="govuk-body">{isOwn ? YOURS : 'The words are gone.'}</p> : null}
      {words.map((paragraph, index) => (
        <p className="govuk-body cp-own-lines" key={index}>
          {paragraph}
        </p>
      ))}
    </div>
  );
}

const YOURS = 'You wrote or answered these words, so another safeguarding lead reads them and decides.';

function WhatWasDone({ referral: { decidedBy, decidedAt, note, reference } }: { referral: Referral }) {
  if (!decidedBy || !decidedAt) return null;
  return (
    <p className="govuk-body cp-own-lines">
      Decided by {decidedBy} on {dayInWords(decidedAt)}. {note}
      {reference ? ` Reference: ${reference}` : ''}
    </p>
  );
}
