import { useState } from 'react';
import { personInWords } from '../deliberation/in-words.js';
import { graphql } from '../generated/gql.js';
import { useStatement } from '../statements/StatementScope.js';
import { Button } from '../ui/Button.js';
import { errorIn, ErrorSummary } from '../ui/ErrorSummary.js';
import { Checkbox, Radios, TextArea, TextInput } from '../ui/fields.js';
import { KeepWords } from '../ui/KeepWords.js';
import { PageButtons, type Place } from '../ui/PageButtons.js';
import { Tag } from '../ui/Tag.js';
import { useAct } from '../ui/useAct.js';
import type { Convening } from './useConvening.js';

const NOMINATE = graphql(`
  mutation Nominate($input: NominateInput!) {
    nominate(input: $input) {
      refusals {
        code
        because
      }
    }
  }
`);

const ANSWER = graphql(`
  mutation AnswerNomination($input: AnswerNominationInput!) {
    answerNomination(input: $input) {
      refusals {
        code
        because
      }
    }
  }
`);

/** What each part of the page is given. */
export interface PartProps {
  readonly convening: Convening;
  /** Whether something new can still be said. */
  readonly canSay: boolean;
  readonly again: () => void;
}

/** The same for a part that is a list. */
export interface ListProps extends PartProps {
  readonly place: Place;
}

/** People and topics that somebody nominated, each with its answer (R4). */
export function Nominations({ convening: { nominations }, canSay, again, place }: ListProps) {
  const { me } = useStatement();
  const answers = me?.roles.some((role) => role === 'co-chair' || role === 'facilitator') ?? false;
  return (
    <section aria-labelledby="nominations">
      <h2 className="govuk-heading-m" id="nominations">
        Who and what should be part of this
      </h2>
      <p className="govuk-body">Every nomination gets an answer with a reason.</p>
      {nominations.totalCount === 0 ? <p className="govuk-body">Nothing has been nominated yet.</p> : null}
      {nominations.edges.map(({ node: nomination }) => (
        <Nominated key={nomination.id} nomination={nomination} answers={answers} again={again} />
      ))}
      <PageButtons place={place} page={nominations.pageInfo} what="nominations" />
      <KeepWords open={canSay}>
        <NominateForm again={again} />
      </KeepWords>
    </section>
  );
}

interface NominatedProps {
  readonly nomination: Convening['nominations']['edges'][number]['node'];
  readonly answers: boolean;
  readonly again: () => void;
}

function Nominated({ nomination, answers, again }: NominatedProps) {
  const { kind, text, by, isTaken, answer, answerMailed, contact } = nomination;
  return (
    <div className="govuk-inset-text">
      <p className="govuk-body">
        <strong>{text}</strong> ({kind === 'person' ? 'a person' : 'a topic'}), nominated by{' '}
        {by.isMe ? 'you' : personInWords(by)}
      </p>
      {contact === null || contact === undefined ? null : (
        <p className="govuk-body">How to reach them, for co-chairs and facilitators only: {contact}</p>
      )}
      {answer === null ? (
        <Tag colour="blue">Waiting for an answer</Tag>
      ) : (
        <p className="govuk-body">
          <strong>{isTaken ? 'Yes.' : 'No.'}</strong> {answer}
        </p>
      )}
      {answer === null || !contact ? null : (
        <p className="govuk-body">
          {answerMailed
            ? 'The answer was sent to their e-mail address.'
            : 'The answer could not be sent to them: they gave no e-mail address, or several. Tell them.'}
        </p>
      )}
      <KeepWords open={answer === null && answers && !by.isMe}>
        <AnswerForm nomination={nomination} again={again} />
      </KeepWords>
    </div>
  );
}

function AnswerForm({ nomination: { id, shownPublicly }, again }: Pick<NominatedProps, 'nomination' | 'again'>) {
  const { run, busy, problems } = useAct(ANSWER, { 'answer.no-reason': `reason-${id}` }, 'Your answer was given.');
  const [isTaken, setTaken] = useState('yes');
  const [reason, setReason] = useState('');
  const answer = async (): Promise<void> => {
    if (await run({ input: { nominationId: id, isTaken: isTaken === 'yes', reason } })) again();
  };
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">Answer</span>
      </summary>
      <div className="govuk-details__text">
        <ErrorSummary problems={problems} />
        <Radios
          id={`taken-${id}`}
          label="Should this be part of it?"
          value={isTaken}
          onChange={setTaken}
          choices={[
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
          ]}
        />
        <TextArea
          id={`reason-${id}`}
          label="Why?"
          hint={
            shownPublicly
              ? 'Everybody can read it.'
              : 'Everybody who writes this statement can read it. If the person gave an e-mail address, it goes there.'
          }
          rows={3}
          value={reason}
          onChange={setReason}
          error={errorIn(problems, `reason-${id}`)}
        />
        <Button kind="secondary" busy={busy} onClick={() => void answer()}>
          Give this answer
        </Button>
      </div>
    </details>
  );
}

function NominateForm({ again }: { again: () => void }) {
  const { statement } = useStatement();
  const { run, busy, problems } = useAct(
    NOMINATE,
    { 'nomination.empty': 'nominated' },
    'Your nomination is in the list.',
  );
  const [kind, setKind] = useState('topic');
  const [text, setText] = useState('');
  const [mayBeShown, setMayBeShown] = useState(false);
  const nominate = async (): Promise<void> => {
    const input = { statementId: statement.id, kind, text, mayBeShown: kind === 'person' && mayBeShown };
    if (!(await run({ input }))) return;
    setText('');
    setMayBeShown(false);
    again();
  };
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">Nominate a person or a topic</span>
      </summary>
      <div className="govuk-details__text">
        <ErrorSummary problems={problems} />
        <Radios
          id="nominated-kind"
          label="What do you nominate?"
          value={kind}
          onChange={setKind}
          choices={[
            { value: 'topic', label: 'A topic to write about' },
            { value: 'person', label: 'A person to take part', hint: 'Ask them first.' },
          ]}
        />
        <TextInput
          id="nominated"
          label={kind === 'person' ? 'Who?' : 'What?'}
          value={text}
          onChange={setText}
          error={errorIn(problems, 'nominated')}
        />
        {kind === 'person' ? <Consent checked={mayBeShown} onChange={setMayBeShown} /> : null}
        <Button kind="secondary" busy={busy} onClick={() => void nominate()}>
          Nominate
        </Button>
      </div>
    </details>
  );
}

function Consent({ checked, onChange }: { checked: boolean; onChange: (checked: boolean) => void }) {
  return (
    <div className="govuk-form-group">
      <div className="govuk-checkboxes">
        <Checkbox
          id="nominated-agreed"
          label="The person agreed: anybody can read who they are, with the answer"
          checked={checked}
          onChange={onChange}
        />
      </div>
      <p className="govuk-hint">Without this, only the people who write this statement can read it.</p>
    </div>
  );
}
