import { graphql } from '../generated/gql.js';
import { Button } from '../ui/Button.js';
import { ErrorSummary } from '../ui/ErrorSummary.js';
import { useAct } from '../ui/useAct.js';
import type { OwnWords } from './useSigning.js';

const TAKE_BACK = graphql(`
  mutation TakeBackOwnWords($input: TakeBackOwnWordsInput!) {
    takeBackOwnWords(input: $input) {
      minorityStatement {
        id
      }
      refusals {
        because
      }
    }
  }
`);

/** Taking back a note that the reader added and that waits for names, after reading what will happen (R19). */
export function TakeBackOwnWords({ note, onTaken }: { note: OwnWords; onTaken: () => void }) {
  const { run, busy, problems } = useAct(TAKE_BACK);
  const takeBack = async (): Promise<void> => {
    if (await run({ input: { minorityStatementId: note.id } })) onTaken();
  };
  return (
    <>
      <ErrorSummary problems={problems} />
      <p className="govuk-body">
        You added these words. While they wait, you can take them back, and then write others. Nobody is shown them
        after that, nor the names that others put to them.
      </p>
      <Button kind="secondary" busy={busy} onClick={() => void takeBack()}>
        Take these words back
        <span className="govuk-visually-hidden">: {note.title}</span>
      </Button>
    </>
  );
}
