import { useState } from 'react';
import { graphql } from '../generated/gql.js';
import type { WhoWroteQuery } from '../generated/graphql.js';
import { Button } from '../ui/Button.js';
import { errorIn, ErrorSummary } from '../ui/ErrorSummary.js';
import { TextInput } from '../ui/fields.js';
import { useAct } from '../ui/useAct.js';

const EXPLAIN = graphql(`
  mutation ExplainRemoval($input: ExplainRemovalInput!) {
    explainRemoval(input: $input) {
      refusals {
        code
        because
      }
    }
  }
`);

interface Props {
  readonly sectionId: string;
  readonly removal: WhoWroteQuery['whoWrote']['removals'][number];
  readonly onExplained: () => void;
}

/** Why words of another group were taken out; whoever did it is asked to say so (R8). */
export function WhyRemoved({ sectionId, removal, onExplained }: Props) {
  const { id, mine, asksForReason, reason } = removal;
  if (reason !== null) return <span className="cp-because"> Because: {reason}</span>;
  if (!asksForReason) return null;
  if (!mine) return <span className="cp-because"> No reason given yet.</span>;
  return <SayWhy sectionId={sectionId} id={id} onExplained={onExplained} />;
}

function SayWhy({ sectionId, id, onExplained }: { sectionId: string; id: string; onExplained: () => void }) {
  const field = `why-${id.slice(0, 8)}`;
  const { run, busy, problems } = useAct(EXPLAIN, { 'removal.no-reason': field });
  const [reason, setReason] = useState('');
  const send = async (): Promise<void> => {
    if (await run({ input: { sectionId, removal: id, reason } })) onExplained();
  };
  return (
    <>
      <ErrorSummary problems={problems} />
      <TextInput
        id={field}
        label="You took these words out. Why?"
        hint="One line. Everybody here can read it."
        value={reason}
        onChange={setReason}
        error={errorIn(problems, field)}
      />
      <Button kind="secondary" busy={busy} onClick={() => void send()}>
        Say why
      </Button>
    </>
  );
}
