import { groupOf } from '#concordat';
import { useState } from 'react';
import { graphql } from '../generated/gql.js';
import { useStatement } from '../statements/StatementScope.js';
import { Button } from '../ui/Button.js';
import { errorIn, ErrorSummary } from '../ui/ErrorSummary.js';
import { Select, TextArea, TextInput } from '../ui/fields.js';
import { useAct } from '../ui/useAct.js';

const ADD = graphql(`
  mutation AddCommitment($input: AddCommitmentInput!) {
    addCommitment(input: $input) {
      refusals {
        code
        because
      }
    }
  }
`);

const FIELDS = {
  'commitment.what': 'commitment-what',
  'commitment.by': 'commitment-by',
  'commitment.measure': 'commitment-measure',
};

/** Where a member says what their group will do; a co-chair for any group that signs a section. */
export function AddCommitment({ again }: { again: () => void }) {
  const { statement, me } = useStatement();
  const { run, busy, problems } = useAct(ADD, FIELDS, 'The promise is in the list.');
  const own = me?.constituency ?? '';
  const signing = [...new Set(statement.sections.flatMap(({ signatories }) => signatories))];
  const groups = me?.roles.includes('co-chair') ? signing : signing.filter((code) => code === own);
  const empty = { constituency: groups.includes(own) ? own : (groups[0] ?? ''), what: '', by: '', measure: '' };
  const [said, setSaid] = useState(empty);
  const set = (name: keyof typeof said) => (value: string) => setSaid({ ...said, [name]: value });
  const add = async (): Promise<void> => {
    if (!(await run({ input: { statementId: statement.id, ...said } }))) return;
    setSaid(empty);
    again();
  };
  if (groups.length === 0) return null;
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">Say what a group will do</span>
      </summary>
      <div className="govuk-details__text">
        <ErrorSummary problems={problems} />
        <Select
          id="commitment-group"
          label="Which group will do it?"
          value={said.constituency}
          onChange={set('constituency')}
          choices={groups.map((code) => ({ value: code, label: groupOf(code).label }))}
        />
        <TextArea
          id="commitment-what"
          label="What will it do?"
          rows={2}
          value={said.what}
          onChange={set('what')}
          error={errorIn(problems, 'commitment-what')}
        />
        <TextInput
          id="commitment-by"
          type="date"
          label="By when?"
          value={said.by}
          onChange={set('by')}
          error={errorIn(problems, 'commitment-by')}
        />
        <TextArea
          id="commitment-measure"
          label="How will everybody know that it is done?"
          rows={2}
          value={said.measure}
          onChange={set('measure')}
          error={errorIn(problems, 'commitment-measure')}
        />
        <Button kind="secondary" busy={busy} onClick={() => void add()}>
          Add this
        </Button>
      </div>
    </details>
  );
}
