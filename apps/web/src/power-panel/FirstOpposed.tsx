import { graphql } from '../generated/gql.js';
import { Button } from '../ui/Button.js';
import { ErrorSummary } from '../ui/ErrorSummary.js';
import { useAct } from '../ui/useAct.js';
import type { PanelWork } from './usePowerPanel.js';

const FLAG = graphql(`
  mutation FlagFirstOpposed($input: FlagFirstOpposedInput!) {
    flagFirstOpposed(input: $input) {
      refusals {
        code
        because
      }
    }
  }
`);

interface Props {
  readonly accepted: PanelWork['accepted'];
  readonly again: () => void;
}

/** Where organisers say which of the agreed suggestions the council had opposed at first. */
export function FirstOpposed({ accepted, again }: Props) {
  const { run, busy, problems } = useAct(FLAG);
  const flag = async (proposalId: string, isFlagged: boolean): Promise<void> => {
    await run({ input: { proposalId, flag: isFlagged } });
    again();
  };
  if (accepted.length === 0) return null;
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">Say which suggestions the council was against at first</span>
      </summary>
      <div className="govuk-details__text">
        <ErrorSummary problems={problems} />
        <p className="govuk-body">
          Look at where the council started from, and at what it said was fixed. The record shows who says this.
        </p>
        {accepted.map(({ proposalId, section, proposedText, isFlagged }) => (
          <div className="govuk-inset-text" key={proposalId}>
            <p className="govuk-body">
              <strong>{section}:</strong> {proposedText}
            </p>
            {isFlagged ? <p className="govuk-body">The council was against this at first.</p> : null}
            <Button kind="secondary" busy={busy} onClick={() => void flag(proposalId, !isFlagged)}>
              {isFlagged ? 'Take this back' : 'The council was against this at first'}
            </Button>
          </div>
        ))}
      </div>
    </details>
  );
}
