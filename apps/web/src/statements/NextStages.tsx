import { Link } from 'react-router';
import { graphql } from '../generated/gql.js';
import { Button } from '../ui/Button.js';
import { ErrorSummary } from '../ui/ErrorSummary.js';
import { useAct } from '../ui/useAct.js';
import { BeforeOpening } from './BeforeOpening.js';
import { IHaveAgreed } from './IHaveAgreed.js';
import { keysInWords } from './keys-in-words.js';
import { StageBeside, type OnTurn } from './StageBeside.js';
import { useStatement, type Scope } from './StatementScope.js';

const TURN = graphql(`
  mutation TurnStageKey($statementId: ID!, $to: String!, $reason: String, $successorId: ID) {
    turnStageKey(statementId: $statementId, to: $to, reason: $reason, successorId: $successorId) {
      waiting
      refusals {
        code
        because
      }
    }
  }
`);

/** What can happen next, who has agreed to it, and what still blocks it (R2, R40). */
export function NextStages() {
  const { statement, me, reload } = useStatement();
  const { run, busy, problems } = useAct(TURN);
  if (statement.nextStages.length + statement.otherSteps.length === 0) return null;
  const onTurn: OnTurn = (to, said = { reason: null, successorId: null }) => {
    void run({ statementId: statement.id, to, ...said }).then(reload);
  };
  const usual = statement.nextStages.filter(({ needsReason }) => !needsReason);
  const beside = statement.nextStages.filter(({ needsReason }) => needsReason);
  const shown = { me, busy, onTurn };
  return (
    <section aria-labelledby="next">
      <ErrorSummary problems={problems} />
      <h2 className="govuk-heading-m govuk-!-margin-top-6" id="next">
        What can happen next
      </h2>
      {usual.map((stage) => (
        <Stage key={stage.to} stage={stage} {...shown} />
      ))}
      {statement.otherSteps.map(({ to, words }) => (
        <p className="govuk-inset-text" key={words}>
          {words}
          {to.includes('PUBLISHED') ? (
            <>
              {' '}
              <Link className="govuk-link" to="publishing">
                Go to Publishing
              </Link>
            </>
          ) : null}
        </p>
      ))}
      {beside.map((stage) => (
        <StageBeside key={stage.to} stage={stage} {...shown} />
      ))}
    </section>
  );
}

interface StageProps extends Pick<Scope, 'me'> {
  readonly stage: Scope['statement']['nextStages'][number];
  readonly busy: boolean;
  readonly onTurn: OnTurn;
}

function Stage({ stage: { to, words, turnedBy, blockedBy, opening }, me, busy, onTurn }: StageProps) {
  const isCoChair = me?.roles.includes('co-chair') ?? false;
  const iHave = me !== null && turnedBy.includes(me.id);
  return (
    <div className="govuk-inset-text">
      <h3 className="govuk-heading-s">{words}</h3>
      <p className="govuk-body">{keysInWords(turnedBy.length)}</p>
      {blockedBy.length > 0 ? <Blocked reasons={blockedBy.map(({ because }) => because)} /> : null}
      {opening ? <BeforeOpening opening={opening} isMember={me !== null} /> : null}
      {to === 'MEDIATION' && turnedBy.length > 0 ? (
        <p className="govuk-body">
          If the other co-chair does not answer, it begins by itself later, unless enough groups sign.{' '}
          <Link className="govuk-link" to="mediation">
            See when
          </Link>
        </p>
      ) : null}
      {isCoChair && !iHave && blockedBy.length === 0 ? (
        <Button busy={busy} onClick={() => onTurn(to)}>
          I agree: {words.charAt(0).toLowerCase() + words.slice(1)}
        </Button>
      ) : null}
      {iHave ? <IHaveAgreed to={to} what={words} /> : null}
    </div>
  );
}

function Blocked({ reasons }: { reasons: readonly string[] }) {
  return (
    <>
      <p className="govuk-body">First:</p>
      <ul className="govuk-list govuk-list--bullet">
        {reasons.map((because) => (
          <li key={because}>{because}</li>
        ))}
      </ul>
    </>
  );
}
