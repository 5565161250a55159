import { useState } from 'react';
import { Button } from '../ui/Button.js';
import { Select, TextInput } from '../ui/fields.js';
import { KeepWords } from '../ui/KeepWords.js';
import { ReadFirst } from '../ui/ReadFirst.js';
import { IHaveAgreed } from './IHaveAgreed.js';
import { keysInWords } from './keys-in-words.js';
import type { Scope } from './StatementScope.js';

/** A co-chair turns a key for a stage, with what it takes beside. */
export type OnTurn = (
  to: string,
  said?: { readonly reason: string | null; readonly successorId: string | null },
) => void;

type NextStage = Scope['statement']['nextStages'][number];

interface StageBesideProps extends Pick<Scope, 'me'> {
  readonly stage: NextStage;
  readonly busy: boolean;
  readonly onTurn: OnTurn;
}

/** Pausing, replacing and withdrawing: both co-chairs give the same reason, and everybody can read it. */
export function StageBeside({ stage, me, busy, onTurn }: StageBesideProps) {
  const { to, words, reason, turnedBy } = stage;
  const isCoChair = me?.roles.includes('co-chair') ?? false;
  const iHave = me !== null && turnedBy.includes(me.id);
  if (!isCoChair && turnedBy.length === 0) return null;
  return (
    <details className="govuk-details" open={turnedBy.length > 0}>
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">{words}</span>
      </summary>
      <div className="govuk-details__text">
        <p className="govuk-body">{keysInWords(turnedBy.length)}</p>
        {to === 'PAUSED' ? (
          <p className="govuk-body">
            Until you go on, nobody can write, comment or sign, and nobody’s time runs: last days move by as many days.
          </p>
        ) : null}
        {reason === null ? null : <p className="govuk-body">The reason: {reason}</p>}
        {turnedBy.length > 0 ? <Chosen stage={stage} /> : null}
        {iHave ? <IHaveAgreed to={to} what={words} /> : null}
        {isCoChair && (!iHave || choosesSuccessor(stage)) ? (
          <Agree stage={stage} iHave={iHave} busy={busy} onTurn={onTurn} />
        ) : null}
      </div>
    </details>
  );
}

type AgreeProps = Omit<StageBesideProps, 'me'> & { readonly iHave: boolean };

/** What the first co-chair says, or the second agrees to. Whoever waits alone can choose another successor. */
function Agree({ stage, iHave, busy, onTurn }: AgreeProps) {
  const { to, words, reason, successors, successorId, turnedBy } = stage;
  const [said, setSaid] = useState('');
  const [chosen, setChosen] = useState(successorId ?? '');
  const chooses = choosesSuccessor(stage) && (iHave || turnedBy.length === 0);
  const successor = chooses ? chosen : (successorId ?? '');
  return (
    <>
      <KeepWords open={reason === null} sent={iHave}>
        <TextInput
          id={`reason-${to.toLowerCase()}`}
          label="Why?"
          hint="Everybody can read it."
          value={said}
          onChange={setSaid}
        />
      </KeepWords>
      {chooses ? (
        <Select
          id="successor"
          label="Which statement takes its place?"
          hint="The page of each leads to the other. Only published statements of your council are listed."
          value={chosen}
          onChange={setChosen}
          choices={[
            { value: '', label: 'None of them' },
            ...successors.map(({ id, title }) => ({ value: id, label: title })),
          ]}
        />
      ) : null}
      <ReadFirst words={iHave ? null : toAgreeTo(stage)}>
        <Button
          kind="warning"
          busy={busy}
          onClick={() => onTurn(to, { reason: reason ?? said, successorId: successor === '' ? null : successor })}
        >
          {iHave ? 'Change what takes its place' : `I agree: ${words.charAt(0).toLowerCase()}${words.slice(1)}`}
        </Button>
      </ReadFirst>
    </>
  );
}

/** What the other co-chair said, which one agrees to; null where they said nothing yet. */
function toAgreeTo({ reason, successorId }: NextStage): string | null {
  return reason === null ? null : `${reason} ${successorId ?? ''}`;
}

/** Which statement the co-chair chose who waits: the other agrees to exactly that. */
function Chosen({ stage: { to, successors, successorId } }: Pick<StageBesideProps, 'stage'>) {
  if (to !== SUPERSEDED) return null;
  const chosen = successors.find(({ id }) => id === successorId);
  if (chosen) {
    return (
      <p className="govuk-body">
        What takes its place:{' '}
        <a className="govuk-link" href={chosen.path}>
          {chosen.title}
        </a>
      </p>
    );
  }
  return (
    <p className="govuk-body">
      {successorId === null
        ? 'No statement is named that takes its place.'
        : 'The statement that was to take its place cannot any more. Who chose it has to choose another.'}
    </p>
  );
}

function choosesSuccessor({ to, successors, successorId }: NextStage): boolean {
  return to === SUPERSEDED && (successors.length > 0 || successorId !== null);
}

const SUPERSEDED = 'SUPERSEDED';
