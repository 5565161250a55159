import { graphql } from '../generated/gql.js';
import type { WhoWroteQuery } from '../generated/graphql.js';
import { Button } from '../ui/Button.js';
import { ErrorSummary } from '../ui/ErrorSummary.js';
import { useAct } from '../ui/useAct.js';

const RESTORE = graphql(`
  mutation RestoreRemoved($input: RestoreRemovedInput!) {
    restoreRemoved(input: $input) {
      proposalId
      refusals {
        because
      }
    }
  }
`);

interface Props {
  readonly sectionId: string;
  readonly removal: WhoWroteQuery['whoWrote']['removals'][number];
  readonly onDone: () => void;
}

/** A group can put words back once that another took from it; after that it suggests them (R8). */
export function HaveBack({ sectionId, removal: { id, wayBack }, onDone }: Props) {
  const { run, busy, problems } = useAct(RESTORE);
  if (wayBack === 'NONE') return null;
  const haveBack = async (): Promise<void> => {
    if (await run({ input: { sectionId, removal: id } })) onDone();
  };
  return (
    <>
      <ErrorSummary problems={problems} />
      <p className="govuk-hint">
        {wayBack === 'PUT_BACK'
          ? 'These are words of your group. You can put them back once.'
          : 'These words were put back once already. You can suggest them, and get an answer.'}
      </p>
      <Button kind="secondary" busy={busy} onClick={() => void haveBack()}>
        {wayBack === 'PUT_BACK' ? 'Put these words back' : 'Suggest these words'}
      </Button>
    </>
  );
}
