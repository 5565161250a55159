import {
  AGREEMENT_PART_WORDS,
  AGREEMENT_PARTS,
  groupOf,
  PROMISE_STATE_WORDS,
  promisedByInWords,
  type PromiseState,
} from '#concordat';
import { useState } from 'react';
import { dayInWords } from '../deliberation/in-words.js';
import { graphql } from '../generated/gql.js';
import { useStatement } from '../statements/StatementScope.js';
import { Button } from '../ui/Button.js';
import { errorIn, ErrorSummary } from '../ui/ErrorSummary.js';
import { Radios, TextArea } from '../ui/fields.js';
import { Tag } from '../ui/Tag.js';
import { useAct } from '../ui/useAct.js';
import { promiseOf, type Agreement, type PromiseShown } from './useAgreement.js';

const MARK = graphql(`
  mutation MarkPromise($input: MarkPromiseInput!) {
    markPromise(input: $input) {
      refusals {
        code
        because
      }
    }
  }
`);

/** What groups promise each other, and what became of it. */
export function Promises({ agreement, again }: { agreement: Agreement; again: () => void }) {
  const parts = AGREEMENT_PARTS.filter((part) => agreement.promises.some(({ promise }) => promise.part === part));
  return (
    <section aria-labelledby="promises">
      <h2 className="govuk-heading-m" id="promises">
        What we promise each other
      </h2>
      {parts.map((part) => (
        <div key={part}>
          <h3 className="govuk-heading-s">{AGREEMENT_PART_WORDS[part]}</h3>
          <ul className="govuk-list cp-promises">
            {agreement.promises
              .filter(({ promise }) => promise.part === part)
              .map((one) => (
                <OnePromise key={one.promise.id} one={one} groups={agreement.required} again={again} />
              ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

const COLOURS: Readonly<Record<PromiseState, string>> = { KEPT: 'green', BROKEN: 'red', NOT_TESTABLE: 'grey' };

function OnePromise({ one, groups, again }: { one: PromiseShown; groups: readonly string[]; again: () => void }) {
  const state = one.state as PromiseState;
  const promise = promiseOf(one.promise);
  return (
    <li>
      <p className="govuk-body">
        <strong>{promise.text}</strong> <Tag colour={COLOURS[state]}>{PROMISE_STATE_WORDS[state]}</Tag>
      </p>
      <p className="govuk-body">
        Promised by {promisedByInWords(promise, groups)}. {one.counted === '' ? null : `Counted: ${one.counted}`}
      </p>
      {one.marks.map(({ constituency, kept, reason, at }) => (
        <p className="govuk-body" key={`${constituency} ${at}`}>
          {groupOf(constituency).label}, {dayInWords(at)}: {kept ? 'kept' : 'broken'}. {reason}
        </p>
      ))}
      {one.canMark ? <MarkForm id={promise.id} text={promise.text} again={again} /> : null}
    </li>
  );
}

function MarkForm({ id, text, again }: { id: string; text: string; again: () => void }) {
  const { statement } = useStatement();
  const fields = { 'promise.no-reason': `reason-${id}` };
  const { run, busy, problems, setProblems } = useAct(MARK, fields);
  const [answer, setAnswer] = useState('');
  const [reason, setReason] = useState('');
  const send = async (): Promise<void> => {
    if (answer === '') return setProblems([{ because: 'Choose kept or broken.', field: `kept-${id}` }]);
    const input = { statementId: statement.id, promise: id, kept: answer === 'kept', reason };
    if (!(await run({ input }))) return;
    setAnswer('');
    setReason('');
    again();
  };
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">
          Say whether it was kept<span className="govuk-visually-hidden">: {text}</span>
        </span>
      </summary>
      <div className="govuk-details__text">
        <ErrorSummary problems={problems} />
        <Radios
          id={`kept-${id}`}
          label="Was it kept?"
          error={errorIn(problems, `kept-${id}`)}
          value={answer}
          onChange={setAnswer}
          choices={[
            { value: 'kept', label: 'Kept' },
            { value: 'broken', label: 'Broken' },
          ]}
        />
        <TextArea
          id={`reason-${id}`}
          label="What did you see?"
          hint="Everybody can read this, with the name of your group and not with yours. It cannot be taken back."
          rows={3}
          value={reason}
          onChange={setReason}
          error={errorIn(problems, `reason-${id}`)}
        />
        <Button kind="secondary" busy={busy} onClick={() => void send()}>
          Say so
        </Button>
      </div>
    </details>
  );
}
