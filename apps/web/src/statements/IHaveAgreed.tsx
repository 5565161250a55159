import { graphql } from '../generated/gql.js';
import { useAnnouncements } from '../ui/announcements.js';
import { Button } from '../ui/Button.js';
import { ErrorSummary } from '../ui/ErrorSummary.js';
import { useAct } from '../ui/useAct.js';
import { useStatement } from './StatementScope.js';

const TAKE_BACK = graphql(`
  mutation TakeBackKey($statementId: ID!, $to: String, $sectionId: ID) {
    takeBackKey(statementId: $statementId, to: $to, sectionId: $sectionId) {
      refusals {
        code
        because
      }
    }
  }
`);

interface Props {
  /** What the reader agreed to. */
  readonly to?: string;
  readonly sectionId?: string;
  /** The same in words, as on the button that they pressed. */
  readonly what: string;
  readonly onTakenBack?: () => void;
}

/** Says to a co-chair that the other has not agreed yet, and lets them take their own agreement back until then (R2). */
export function IHaveAgreed({ to, sectionId, what, onTakenBack }: Props) {
  const { statement, reload } = useStatement();
  const { say } = useAnnouncements();
  const { run, busy, problems } = useAct(TAKE_BACK);
  const takeBack = async (): Promise<void> => {
    const done = await run({ statementId: statement.id, to, sectionId });
    if (done) say('Taken back. You can agree again at any time.');
    onTakenBack?.();
    reload();
  };
  return (
    <>
      <ErrorSummary problems={problems} />
      <p className="govuk-body">You have agreed. The other co-chair has not yet.</p>
      <Button kind="secondary" busy={busy} onClick={() => void takeBack()}>
        Take this back<span className="govuk-visually-hidden">: {what}</span>
      </Button>
    </>
  );
}
