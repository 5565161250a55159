import { graphql } from '../generated/gql.js';
import { useStatement } from '../statements/StatementScope.js';
import { useAnnouncements } from '../ui/announcements.js';
import { Button } from '../ui/Button.js';
import { ErrorSummary } from '../ui/ErrorSummary.js';
import { useAct } from '../ui/useAct.js';

const TAKE_BACK = graphql(`
  mutation TakeBackPublishKey($statementId: ID!, $alone: String) {
    takeBackPublishKey(statementId: $statementId, alone: $alone) {
      refusals {
        code
        because
      }
    }
  }
`);

interface Props {
  /** Left out for what is published together. */
  readonly alone?: string;
  /** What the reader agreed to, for who does not see where the button stands. */
  readonly what: string;
  readonly onTakenBack: () => void;
}

/** Lets somebody take back that they agreed to publish, until enough have agreed (R22, R24, R24b). */
export function TakeBackPublishKey({ alone, what, onTakenBack }: Props) {
  const { statement } = useStatement();
  const { say } = useAnnouncements();
  const { run, busy, problems } = useAct(TAKE_BACK);
  const takeBack = async (): Promise<void> => {
    const done = await run({ statementId: statement.id, alone });
    if (done) say('Taken back. You can agree again at any time.');
    onTakenBack();
  };
  return (
    <>
      <ErrorSummary problems={problems} />
      <Button kind="secondary" busy={busy} onClick={() => void takeBack()}>
        Take this back<span className="govuk-visually-hidden">: {what}</span>
      </Button>
    </>
  );
}
