import type { ReactNode } from 'react';
import { graphql } from '../generated/gql.js';
import { Button } from '../ui/Button.js';
import { errorIn, ErrorSummary } from '../ui/ErrorSummary.js';
import { TextInput } from '../ui/fields.js';
import { useAct } from '../ui/useAct.js';
import { keepReason } from './kept-reasons.js';

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
  /** The removal. */
  readonly id: string;
  /** Id of the field: the same removal may be asked about twice on a page. */
  readonly field: string;
  readonly label: string;
  readonly button: string;
  /** Which words are meant, where that does not stand beside it. */
  readonly words?: ReactNode;
  /** What is in the field. Whoever shows this keeps it. */
  readonly reason: string;
  readonly onChange: (reason: string) => void;
  readonly onExplained: () => void;
}

/** Asks in one line why somebody took out words of another group (R8). */
export function SayWhy({ sectionId, id, field, label, button, words, reason, onChange, onExplained }: Props) {
  const { run, busy, problems } = useAct(EXPLAIN, { 'removal.no-reason': field });
  const send = async (): Promise<void> => {
    if (!(await run({ input: { sectionId, removal: id, reason } }))) return;
    keepReason(id, '');
    onExplained();
  };
  return (
    <>
      <ErrorSummary problems={problems} />
      <TextInput
        id={field}
        label={label}
        hint={<>{words}One line. Everybody here can read it.</>}
        value={reason}
        onChange={(line) => {
          keepReason(id, line);
          onChange(line);
        }}
        error={errorIn(problems, field)}
      />
      <Button kind="secondary" busy={busy} onClick={() => void send()}>
        {button}
      </Button>
    </>
  );
}
