import { groupOf } from '#concordat';
import { RUNGS } from '#power-panel';
import { useState } from 'react';
import { graphql } from '../generated/gql.js';
import { useStatement } from '../statements/StatementScope.js';
import { Button } from '../ui/Button.js';
import { errorIn, ErrorSummary } from '../ui/ErrorSummary.js';
import { Radios, TextArea } from '../ui/fields.js';
import { useAct } from '../ui/useAct.js';
import type { PanelWork } from './usePowerPanel.js';

const RATE = graphql(`
  mutation RateLadder($input: RateLadderInput!) {
    rateLadder(input: $input) {
      refusals {
        code
        because
      }
    }
  }
`);

const FIELDS = { 'rating.rung': 'rung', 'rating.why': 'rung-why' };

interface Props {
  readonly constituency: string;
  /** What the group has said; null while it has said nothing. */
  readonly rating: PanelWork['ratings'][number] | null;
  readonly again: () => void;
}

/** Where somebody who signs says for their group how equal it was. */
export function RateLadder({ constituency, rating, again }: Props) {
  const { statement } = useStatement();
  const { run, busy, problems } = useAct(RATE, FIELDS);
  const [rung, setRung] = useState(String(rating?.rung ?? ''));
  const [why, setWhy] = useState(rating?.why ?? '');
  const rate = async (): Promise<void> => {
    if (await run({ input: { statementId: statement.id, rung: Number(rung), why } })) again();
  };
  return (
    <details className="govuk-details" open={rating === null}>
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">
          {rating === null ? 'Say for your group how equal it was' : 'Change what your group says'}
        </span>
      </summary>
      <div className="govuk-details__text">
        <ErrorSummary problems={problems} />
        <p className="govuk-body">
          You say this for your whole group: {groupOf(constituency).label}. Talk to the others first. You can change it
          until the statement is published.
        </p>
        <Radios
          id="rung"
          label="Which rung of the ladder was this?"
          value={rung}
          onChange={setRung}
          choices={RUNGS.map((name, index) => ({
            value: String(index + 1),
            label: `${index + 1}: ${name}`,
            hint: MEANINGS[index] ?? '',
          }))}
          error={errorIn(problems, 'rung')}
        />
        <TextArea
          id="rung-why"
          label="Why? One paragraph."
          hint="Everybody can read it beside the statement."
          rows={4}
          value={why}
          onChange={setWhy}
          error={errorIn(problems, 'rung-why')}
        />
        <Button kind="secondary" busy={busy} onClick={() => void rate()}>
          Say this for my group
        </Button>
      </div>
    </details>
  );
}

const MEANINGS = [
  'We were made to.',
  'We were told what is good for us.',
  'We were told what was decided.',
  'We were asked, and others decided.',
  'We could say what we thought, early and often.',
  'We shaped it together, and others decided in the end.',
  'We shaped it and decided it together, as equals.',
];
