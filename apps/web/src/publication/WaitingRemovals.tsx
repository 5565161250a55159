import { useEffect, useRef, useState } from 'react';
import { dayInWords } from '../deliberation/in-words.js';
import { graphql } from '../generated/gql.js';
import { useStatement } from '../statements/StatementScope.js';
import { Button } from '../ui/Button.js';
import { ErrorSummary } from '../ui/ErrorSummary.js';
import { useAct } from '../ui/useAct.js';
import { keyOf, whenAndWhose } from './removals-in-words.js';
import { REMOVE, type Turned, type Waiting } from './useRemovals.js';

const TAKE_BACK = graphql(`
  mutation TakeBackRemoval($input: TakeBackRemovalInput!) {
    takeBackRemoval(input: $input) {
      refusals {
        code
        because
      }
    }
  }
`);

interface Acts {
  readonly onTurned: (turned: Turned) => void;
  readonly again: () => void;
}

/** Removals that one person asked for: another agrees, after a step that says it is for good, or it is taken back. */
export function WaitingRemovals({ waiting, ...acts }: Acts & { waiting: readonly Waiting[] }) {
  return (
    <section aria-labelledby="waiting">
      <h2 className="govuk-heading-m" id="waiting">
        Waiting for a second person
      </h2>
      {waiting.length === 0 ? <p className="govuk-body">Nothing waits.</p> : null}
      {waiting.map((one) => (
        <One key={keyOf(one)} removal={one} {...acts} />
      ))}
    </section>
  );
}

function One({ removal, onTurned, again }: Acts & { removal: Waiting }) {
  const { statement } = useStatement();
  const agreeing = useAct(REMOVE);
  const takingBack = useAct(TAKE_BACK);
  const [sure, setSure] = useState(false);
  const { seq, name, reason, mayAgree, mayTakeBack } = removal;
  const content = { statementId: statement.id, seq, name };
  const agree = async (): Promise<void> => {
    const done = await agreeing.run({ input: { ...content, reason } });
    setSure(false);
    if (!done) return again();
    const says = 'The words are removed from the record.';
    onTurned({ says, stillStandsIn: done.stillStandsIn, isGone: true });
  };
  const takeBack = async (): Promise<void> => {
    if (!(await takingBack.run({ input: content }))) return again();
    onTurned({ says: 'Taken back. The words stay in the record.', stillStandsIn: [], isGone: false });
  };
  return (
    <div className="govuk-inset-text">
      <ErrorSummary problems={agreeing.problems} />
      <ErrorSummary problems={takingBack.problems} />
      <WhatWaits removal={removal} />
      {sure ? (
        <ForGood busy={agreeing.busy} onYes={() => void agree()} onNo={() => setSure(false)} />
      ) : (
        <div className="govuk-button-group">
          {mayAgree ? (
            <Button onClick={() => setSure(true)}>
              Agree to remove<span className="govuk-visually-hidden">: {removal.what}</span>
            </Button>
          ) : null}
          {mayTakeBack ? (
            <Button kind="secondary" busy={takingBack.busy} onClick={() => void takeBack()}>
              Take this back<span className="govuk-visually-hidden">: {removal.what}</span>
            </Button>
          ) : null}
        </div>
      )}
    </div>
  );
}

function WhatWaits({ removal }: { removal: Waiting }) {
  const { me } = useStatement();
  const { what, words, reason, askedAt, askedBy, counts, mayAgree } = removal;
  const whose = whenAndWhose(removal);
  return (
    <>
      <h3 className="govuk-heading-s">{what}</h3>
      {whose === '' ? null : <p className="govuk-body">From {whose}</p>}
      {words ? <blockquote className="cp-unsaved">{words}</blockquote> : null}
      {!words && mayAgree ? <p className="govuk-body">You cannot see these words. Ask who wants them to go.</p> : null}
      <p className="govuk-body">Because: {reason}</p>
      <p className="govuk-body">
        Asked for on {dayInWords(askedAt)}
        {askedBy === me?.id ? ' by you' : ''}.{' '}
        {counts
          ? 'A co-chair of another group has to agree.'
          : 'Whoever asked cannot do this any more, so it does not count. A co-chair or the facilitator can ask again, or take it back.'}
      </p>
    </>
  );
}

interface ForGoodProps {
  readonly busy: boolean;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

/** Stands between the second key and what nobody can undo. */
function ForGood({ busy, onYes, onNo }: ForGoodProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <h4 className="govuk-heading-s" tabIndex={-1} ref={heading}>
        Removing words cannot be undone
      </h4>
      <p className="govuk-body">
        Nobody can bring them back. The record says from now on that words were removed, with today’s date and this
        reason.
      </p>
      <div className="govuk-button-group">
        <Button kind="warning" busy={busy} onClick={onYes}>
          Remove these words for good
        </Button>
        <Button kind="secondary" onClick={onNo}>
          Not now
        </Button>
      </div>
    </>
  );
}
