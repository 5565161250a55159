import { groupOf, PROMISE_STATE_WORDS, type PromiseInWords, type PromiseState } from '#concordat';
import { useState } from 'react';
import { dayInWords } from '../deliberation/in-words.js';
import { graphql } from '../generated/gql.js';
import { useStatement } from '../statements/StatementScope.js';
import { Button } from '../ui/Button.js';
import { errorIn, ErrorSummary } from '../ui/ErrorSummary.js';
import { Radios, TextArea } from '../ui/fields.js';
import { Tag } from '../ui/Tag.js';
import { useAct } from '../ui/useAct.js';
import type { PromiseShown } from './useAgreement.js';

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

interface Props {
  /** Promises of one part, in words. */
  readonly words: readonly PromiseInWords[];
  /** What became of each. */
  readonly standings: readonly PromiseShown[];
  readonly again: () => void;
}

/** What groups promise each other in one part of their agreement, how it is checked, and what became of it. */
export function PromisesOf({ words, standings, again }: Props) {
  if (words.length === 0) return null;
  return (
    <>
      <h3 className="govuk-heading-s">What we promise each other</h3>
      <ul className="govuk-list cp-promises">
        {words.map((one) => {
          const standing = standings.find(({ promise }) => promise.id === one.id);
          return standing ? <OnePromise key={one.id} words={one} standing={standing} again={again} /> : null;
        })}
      </ul>
    </>
  );
}

const COLOURS: Readonly<Record<PromiseState, string>> = { KEPT: 'green', BROKEN: 'red', NOT_TESTABLE: 'grey' };

interface OneProps {
  readonly words: PromiseInWords;
  readonly standing: PromiseShown;
  readonly again: () => void;
}

function OnePromise({ words: { id, text, promisedBy, check }, standing, again }: OneProps) {
  const state = standing.state as PromiseState;
  return (
    <li>
      <p className="govuk-body">
        <strong>{text}</strong> <Tag colour={COLOURS[state]}>{PROMISE_STATE_WORDS[state]}</Tag>
      </p>
      <p className="govuk-body">
        Promised by {promisedBy}. {check} {standing.counted === '' ? null : `So far: ${standing.counted}`}
      </p>
      {standing.marks.map(({ constituency, kept, reason, at }) => (
        <p className="govuk-body" key={`${constituency} ${at}`}>
          {groupOf(constituency).label}, {dayInWords(at)}: {kept ? 'kept' : 'broken'}. {reason}
        </p>
      ))}
      {standing.canMark ? <MarkForm id={id} text={text} again={again} /> : null}
    </li>
  );
}

function MarkForm({ id, text, again }: { id: string; text: string; again: () => void }) {
  const { statement } = useStatement();
  const fields = { 'promise.no-reason': `reason-${id}` };
  const { run, busy, problems, setProblems } = useAct(MARK, fields, 'What you say about this promise was saved.');
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
