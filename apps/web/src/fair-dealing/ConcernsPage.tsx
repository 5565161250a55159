import { useState } from 'react';
import { Link } from 'react-router';
import { dayInWords, personInWords } from '../deliberation/in-words.js';
import { graphql } from '../generated/gql.js';
import { BackToStatement } from '../statements/BackToStatement.js';
import { useStatement } from '../statements/StatementScope.js';
import { Button } from '../ui/Button.js';
import { errorIn, ErrorSummary } from '../ui/ErrorSummary.js';
import { Radios, TextArea } from '../ui/fields.js';
import { Loadable } from '../ui/Loadable.js';
import { NotFoundPage } from '../ui/NotFoundPage.js';
import { PageHeading } from '../ui/PageHeading.js';
import { Tag } from '../ui/Tag.js';
import { useAct } from '../ui/useAct.js';
import { useFairDealing, type Concern } from './useFairDealing.js';

const DECIDE = graphql(`
  mutation DecideConcern($input: DecideConcernInput!) {
    decideConcern(input: $input) {
      refusals {
        code
        because
      }
    }
  }
`);

/** Words that were flagged because of competition rules, and what was decided about them (R34). */
export function ConcernsPage() {
  const { statement, me } = useStatement();
  const { fair, error, again } = useFairDealing(statement.id);
  if (!me) return <NotFoundPage />;
  return (
    <>
      <BackToStatement />
      <PageHeading of={statement.title}>Competition checks</PageHeading>
      <p className="govuk-body">
        Anybody here can flag words about future prices, margins or bids. They are hidden until a co-chair or
        facilitator who is not a provider has checked them. A section with words that wait cannot be marked ready or
        locked, and nothing is published while own words or a reason wait.
      </p>
      <Loadable data={fair} error={error} again={again}>
        {({ concerns }) => (
          <>
            {concerns.length === 0 ? <p className="govuk-body">Nobody has flagged anything.</p> : null}
            {concerns.map((concern) => (
              <One key={concern.id} concern={concern} again={again} />
            ))}
          </>
        )}
      </Loadable>
    </>
  );
}

const DECIDED: Readonly<Record<string, { readonly tag: string; readonly colour: string }>> = {
  PUT_BACK: { tag: 'Put back', colour: 'green' },
  TAKEN_OUT: { tag: 'Taken out', colour: 'red' },
};

function One({ concern, again }: { concern: Concern; again: () => void }) {
  const { statement } = useStatement();
  const { id, sectionId, quote, why, by, at, decision, reason, decidedBy, mayDecide } = concern;
  const section = statement.sections.find((one) => one.id === sectionId);
  const { tag, colour } = DECIDED[decision ?? ''] ?? { tag: 'Being checked', colour: 'yellow' };
  // The words themselves are only for those who check them, until they are put back.
  const isShown = quote !== null && (mayDecide || decision === 'PUT_BACK');
  return (
    <section aria-labelledby={`concern-${id}`}>
      <h2 className="govuk-heading-m" id={`concern-${id}`}>
        {kindOf(concern)} {section ? `in ${section.title}` : 'about the whole statement'}
      </h2>
      <p className="govuk-body">
        <Tag colour={colour}>{tag}</Tag> Flagged by {by.isMe ? 'you' : personInWords(by)} on {dayInWords(at)}.{' '}
        <Link className="govuk-link" to={placeOf(concern, section?.key ?? 'whole')}>
          See where it stands
        </Link>
      </p>
      {isShown ? <blockquote className="govuk-inset-text">{quote}</blockquote> : null}
      {why ? <p className="govuk-body">Why it was flagged: {why}</p> : null}
      {decision && decidedBy ? (
        <p className="govuk-body">
          Decided by {decidedBy.isMe ? 'you' : personInWords(decidedBy)}. Reason: {reason}
        </p>
      ) : null}
      {mayDecide ? <DecideForm id={id} again={again} /> : null}
    </section>
  );
}

function kindOf({ proposalId, commentId, minorityStatementId, signOffId }: Concern): string {
  if (minorityStatementId) return 'Own words';
  if (signOffId) return 'What somebody said with a decision';
  if (commentId) return 'A comment';
  return proposalId ? 'A suggestion' : 'A paragraph';
}

function placeOf({ proposalId, commentId, minorityStatementId, signOffId }: Concern, key: string): string {
  if (minorityStatementId ?? signOffId) return `../signing/${key}`;
  if (commentId && !proposalId) return '../comments';
  return proposalId ? `../suggestions/${proposalId}` : `../sections/${key}`;
}

function DecideForm({ id, again }: { id: string; again: () => void }) {
  const what = `decision-${id}`;
  const reasonId = `reason-${id}`;
  const { run, busy, problems } = useAct(DECIDE, {
    'concern.decision': what,
    'concern.no-decision-reason': reasonId,
  });
  const [decision, setDecision] = useState('');
  const [reason, setReason] = useState('');
  const decide = async (): Promise<void> => {
    if (await run({ input: { concernId: id, decision, reason } })) again();
  };
  return (
    <>
      <ErrorSummary problems={problems} />
      <Radios
        id={what}
        label="What happens to these words?"
        value={decision}
        onChange={setDecision}
        choices={CHOICES}
        error={errorIn(problems, what)}
      />
      <TextArea
        id={reasonId}
        label="Why?"
        hint="Everybody here can read it. Do not say the price again."
        rows={3}
        value={reason}
        onChange={setReason}
        error={errorIn(problems, reasonId)}
      />
      <Button busy={busy} onClick={() => void decide()}>
        Decide
      </Button>
    </>
  );
}

const CHOICES = [
  { value: 'PUT_BACK', label: 'Put them back', hint: 'Everybody sees them again.' },
  {
    value: 'TAKEN_OUT',
    label: 'Take them out',
    hint: 'They stay hidden. In a text, somebody who writes it removes them. Own words and reasons are published as taken out.',
  },
];
