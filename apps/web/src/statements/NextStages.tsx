import { graphql } from '../generated/gql.js';
import { Button } from '../ui/Button.js';
import { ErrorSummary } from '../ui/ErrorSummary.js';
import { useAct } from '../ui/useAct.js';
import { keysInWords } from './keys-in-words.js';
import { useStatement, type Scope } from './StatementScope.js';

const TURN = graphql(`
  mutation TurnStageKey($statementId: ID!, $to: String!) {
    turnStageKey(statementId: $statementId, to: $to) {
      waiting
      refusals {
        because
      }
    }
  }
`);

/** What can happen next, who has agreed to it, and what still blocks it (R2, R40). */
export function NextStages() {
  const { statement, me, reload } = useStatement();
  const { run, busy, problems } = useAct(TURN);
  if (statement.nextStages.length === 0) return null;
  const turn = async (to: string): Promise<void> => {
    await run({ statementId: statement.id, to });
    reload();
  };
  return (
    <section aria-labelledby="next">
      <ErrorSummary problems={problems} />
      <h2 className="govuk-heading-m" id="next">
        What can happen next
      </h2>
      {statement.nextStages.map((stage) => (
        <Stage key={stage.to} stage={stage} me={me} busy={busy} onTurn={() => void turn(stage.to)} />
      ))}
    </section>
  );
}

interface StageProps extends Pick<Scope, 'me'> {
  readonly stage: Scope['statement']['nextStages'][number];
  readonly busy: boolean;
  readonly onTurn: () => void;
}

function Stage({ stage: { words, turnedBy, blockedBy }, me, busy, onTurn }: StageProps) {
  const isCoChair = me?.roles.includes('co-chair') ?? false;
  const iHave = me !== null && turnedBy.includes(me.id);
  return (
    <div className="govuk-inset-text">
      <h3 className="govuk-heading-s">{words}</h3>
      <p className="govuk-body">{keysInWords(turnedBy.length)}</p>
      {blockedBy.length > 0 ? <Blocked reasons={blockedBy.map(({ because }) => because)} /> : null}
      {isCoChair && !iHave && blockedBy.length === 0 ? (
        <Button busy={busy} onClick={onTurn}>
          I agree: {words.charAt(0).toLowerCase() + words.slice(1)}
        </Button>
      ) : null}
      {iHave ? <p className="govuk-body">You have agreed. The other co-chair has not yet.</p> : null}
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
