import { LIMIT_KIND_WORDS } from '#concordat';
import { useState } from 'react';
import { dayInWords, personInWords } from '../deliberation/in-words.js';
import { graphql } from '../generated/gql.js';
import { useStatement } from '../statements/StatementScope.js';
import { Button } from '../ui/Button.js';
import { errorIn, ErrorSummary } from '../ui/ErrorSummary.js';
import { Select, TextArea, TextInput } from '../ui/fields.js';
import { KeepWords } from '../ui/KeepWords.js';
import { PageButtons } from '../ui/PageButtons.js';
import { useAct } from '../ui/useAct.js';
import type { ListProps } from './Nominations.js';
import type { Convening } from './useConvening.js';

const DECLARE = graphql(`
  mutation DeclareLimit($input: DeclareLimitInput!) {
    declareLimit(input: $input) {
      refusals {
        code
        because
      }
    }
  }
`);

const CHALLENGE = graphql(`
  mutation ChallengeLimit($input: SayToLimitInput!) {
    challengeLimit(input: $input) {
      refusals {
        code
        because
      }
    }
  }
`);

const ANSWER = graphql(`
  mutation AnswerChallenge($input: SayToLimitInput!) {
    answerChallenge(input: $input) {
      refusals {
        code
        because
      }
    }
  }
`);

/** What is fixed, with its reason, its end, and the one challenge that it may get (R5). */
export function Limits({ convening: { limits }, canSay, again, place }: ListProps) {
  return (
    <section aria-labelledby="limits">
      <h2 className="govuk-heading-m" id="limits">
        What is fixed
      </h2>
      <p className="govuk-body">
        Some things cannot change. Whoever says so gives the reason and an end, and everybody can read it, also without
        an account. Anybody of another group can challenge each of them, once, before signing opens.
      </p>
      {limits.totalCount === 0 ? <p className="govuk-body">Nobody has said that something is fixed.</p> : null}
      {limits.edges.map(({ node: limit }) => (
        <Fixed key={limit.id} limit={limit} again={again} />
      ))}
      <PageButtons place={place} page={limits.pageInfo} what="things" />
      <KeepWords open={canSay}>
        <DeclareForm again={again} />
      </KeepWords>
    </section>
  );
}

function Fixed({ limit, again }: { limit: Convening['limits']['edges'][number]['node']; again: () => void }) {
  const { id, text, reason, endsOn, by, challenge, challengedBy, challengeAnswer, mayChallenge, mayAnswer } = limit;
  const waits = challenge !== null && challengeAnswer === null;
  return (
    <div className="govuk-inset-text">
      <p className="govuk-body">
        <strong>{text}</strong> {reason}
      </p>
      <p className="govuk-body">
        Fixed until {dayInWords(endsOn)}, said by {by.isMe ? 'you' : personInWords(by)}.
      </p>
      {challenge !== null && challengedBy ? (
        <p className="govuk-body">
          Challenged by {challengedBy.isMe ? 'you' : personInWords(challengedBy)}: {challenge}
        </p>
      ) : null}
      {challengeAnswer === null ? null : <p className="govuk-body">Answer: {challengeAnswer}</p>}
      <KeepWords open={mayChallenge}>
        <SayForm id={id} say="challenge" again={again} />
      </KeepWords>
      <KeepWords open={mayAnswer}>
        <SayForm id={id} say="answer" again={again} />
      </KeepWords>
      {waits ? <p className="govuk-body">The challenge waits for an answer.</p> : null}
    </div>
  );
}

const SAID = {
  challenge: { summary: 'Challenge this', label: 'Why should this not be fixed?', button: 'Send the challenge' },
  answer: { summary: 'Answer the challenge', label: 'Your answer', button: 'Give this answer' },
};

function SayForm({ id, say, again }: { id: string; say: 'challenge' | 'answer'; again: () => void }) {
  const field = `${say}-${id}`;
  const fields = { 'challenge.no-reason': field, 'answer.no-reason': field };
  const challenge = useAct(CHALLENGE, fields, 'Your challenge was sent.');
  const answer = useAct(ANSWER, fields, 'Your answer was given.');
  const { run, busy, problems } = say === 'challenge' ? challenge : answer;
  const [reason, setReason] = useState('');
  const { summary, label, button } = SAID[say];
  const send = async (): Promise<void> => {
    if (await run({ input: { limitId: id, reason } })) again();
  };
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">{summary}</span>
      </summary>
      <div className="govuk-details__text">
        <ErrorSummary problems={problems} />
        <TextArea
          id={field}
          label={label}
          rows={3}
          value={reason}
          onChange={setReason}
          error={errorIn(problems, field)}
        />
        <Button kind="secondary" busy={busy} onClick={() => void send()}>
          {button}
        </Button>
      </div>
    </details>
  );
}

const FIELDS = { 'limit.empty': 'limit-text', 'limit.no-reason': 'limit-reason', 'limit.no-end': 'limit-end' };

function DeclareForm({ again }: { again: () => void }) {
  const { statement } = useStatement();
  const { run, busy, problems } = useAct(DECLARE, FIELDS, 'What is fixed is in the list.');
  const [said, setSaid] = useState({ kind: 'money', text: '', reason: '', endsOn: '' });
  const set = (name: keyof typeof said) => (value: string) => setSaid({ ...said, [name]: value });
  const declare = async (): Promise<void> => {
    if (!(await run({ input: { statementId: statement.id, ...said } }))) return;
    setSaid({ kind: 'money', text: '', reason: '', endsOn: '' });
    again();
  };
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">Say that something is fixed</span>
      </summary>
      <div className="govuk-details__text">
        <ErrorSummary problems={problems} />
        <Select id="limit-kind" label="What is it about?" value={said.kind} onChange={set('kind')} choices={KINDS} />
        <TextArea
          id="limit-text"
          label="What is fixed?"
          rows={2}
          value={said.text}
          onChange={set('text')}
          error={errorIn(problems, 'limit-text')}
        />
        <TextArea
          id="limit-reason"
          label="Why is it fixed?"
          rows={2}
          value={said.reason}
          onChange={set('reason')}
          error={errorIn(problems, 'limit-reason')}
        />
        <TextInput
          id="limit-end"
          type="date"
          label="Until when?"
          value={said.endsOn}
          onChange={set('endsOn')}
          error={errorIn(problems, 'limit-end')}
        />
        <Button kind="secondary" busy={busy} onClick={() => void declare()}>
          Say that this is fixed
        </Button>
      </div>
    </details>
  );
}

const KINDS = Object.entries(LIMIT_KIND_WORDS).map(([value, label]) => ({ value, label }));
