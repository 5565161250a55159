import { groupOf } from '#concordat';
import { useState } from 'react';
import { dayInWords } from '../deliberation/in-words.js';
import { graphql } from '../generated/gql.js';
import { useStatement } from '../statements/StatementScope.js';
import { Button } from '../ui/Button.js';
import { errorIn, ErrorSummary } from '../ui/ErrorSummary.js';
import { TextArea } from '../ui/fields.js';
import { useAct } from '../ui/useAct.js';
import type { PartProps } from './Nominations.js';

const SEAL = graphql(`
  mutation SealPosition($input: SealPositionInput!) {
    sealPosition(input: $input) {
      refusals {
        code
        because
      }
    }
  }
`);

const OPEN = graphql(`
  mutation AgreeToOpenPositions($statementId: ID!) {
    agreeToOpenPositions(statementId: $statementId) {
      refusals {
        code
        because
      }
    }
  }
`);

/** Where each group starts from: sealed now, opened for everybody at one moment (R6). */
export function Positions({ convening: { positions, agreedToOpen }, canSay, again }: PartProps) {
  const { me } = useStatement();
  const own = positions.find(({ constituency }) => constituency === me?.constituency);
  const isOpen = positions.some(({ openedAt }) => openedAt !== null);
  const signs = me?.signatory === true && me.constituency !== null;
  return (
    <section aria-labelledby="positions">
      <h2 className="govuk-heading-m" id="positions">
        Where each group starts from
      </h2>
      <p className="govuk-body">
        A group can write down where it stands before the writing begins. Nobody can change that later. All are opened
        when the statement is published, or earlier when every group agrees.
      </p>
      {positions.map(({ constituency, sealedAt, openedAt, text, hash }) => (
        <div className="govuk-inset-text" key={constituency}>
          <h3 className="govuk-heading-s">{groupOf(constituency).label}</h3>
          <p className="govuk-body">
            Sealed on {dayInWords(sealedAt)}
            {openedAt ? `, opened on ${dayInWords(openedAt)}` : ''}
          </p>
          {text === null ? <p className="govuk-body">Its words are sealed.</p> : <p className="govuk-body">{text}</p>}
          <p className="govuk-hint cp-hash">Fingerprint: {hash.slice(0, 16)}…</p>
        </div>
      ))}
      {canSay && signs && !own ? <SealForm again={again} /> : null}
      {positions.length > 0 && !isOpen && signs ? (
        <OpenNow agreed={agreedToOpen} constituency={me.constituency ?? ''} again={again} />
      ) : null}
    </section>
  );
}

function SealForm({ again }: { again: () => void }) {
  const { statement } = useStatement();
  const { run, busy, problems } = useAct(SEAL, { 'position.empty': 'position' });
  const [text, setText] = useState('');
  const seal = async (): Promise<void> => {
    if (await run({ input: { statementId: statement.id, text } })) again();
  };
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">Seal where your group stands</span>
      </summary>
      <div className="govuk-details__text">
        <ErrorSummary problems={problems} />
        <p className="govuk-body">
          You do this for your whole group, and once. Only your group can read it until all open.
        </p>
        <TextArea
          id="position"
          label="Where does your group stand?"
          value={text}
          onChange={setText}
          error={errorIn(problems, 'position')}
        />
        <Button kind="secondary" busy={busy} onClick={() => void seal()}>
          Seal it
        </Button>
      </div>
    </details>
  );
}

interface OpenNowProps {
  readonly agreed: readonly string[];
  readonly constituency: string;
  readonly again: () => void;
}

function OpenNow({ agreed, constituency, again }: OpenNowProps) {
  const { statement } = useStatement();
  const { run, busy, problems } = useAct(OPEN);
  const agree = async (): Promise<void> => {
    await run({ statementId: statement.id });
    again();
  };
  const names = agreed.map((code) => groupOf(code).short).join(', ');
  return (
    <>
      <ErrorSummary problems={problems} />
      <p className="govuk-body">{names === '' ? 'No group has agreed to open them now.' : `To open now: ${names}.`}</p>
      {agreed.includes(constituency) ? null : (
        <Button kind="secondary" busy={busy} onClick={() => void agree()}>
          My group agrees to open them now
        </Button>
      )}
    </>
  );
}
