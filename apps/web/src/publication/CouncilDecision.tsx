import { dayInEngland } from '#concordat';
import { canBeCalledIn } from '#publication';
import { dateInWords } from '#reading';
import { useState } from 'react';
import { graphql } from '../generated/gql.js';
import type { PublishingQuery } from '../generated/graphql.js';
import { useStatement } from '../statements/StatementScope.js';
import { Button } from '../ui/Button.js';
import { errorIn, ErrorSummary } from '../ui/ErrorSummary.js';
import { Radios, TextInput } from '../ui/fields.js';
import { useAct } from '../ui/useAct.js';

const RECORD = graphql(`
  mutation RecordCouncilDecision($input: RecordCouncilDecisionInput!) {
    recordCouncilDecision(input: $input) {
      councilDecision {
        reference
      }
      refusals {
        code
        because
      }
    }
  }
`);

interface Props {
  readonly decision: PublishingQuery['councilDecision'] | null;
  readonly onRecorded: () => void;
}

const FIELDS = {
  'decision.body': 'body',
  'decision.unknown': 'decision',
  'decision.dates': 'date',
  'decision.call-in': 'callInEnds',
};

const WORDS: Readonly<Record<string, string>> = {
  AGREED: 'Agreed to this text',
  CHANGES_ASKED_FOR: 'Asked for changes',
};

/** What the council's own body decided, and recording it. */
export function CouncilDecision({ decision, onRecorded }: Props) {
  const { statement, me } = useStatement();
  const mayRecord = me?.roles.some((role) => role === 'co-chair' || role === 'sponsor') ?? false;
  return (
    <section aria-labelledby="decision-heading">
      <h2 className="govuk-heading-m" id="decision-heading">
        The council’s decision
      </h2>
      {decision ? (
        <p className="govuk-body">
          {decision.body}, {dateInWords(decision.date)}, {decision.reference}:{' '}
          {WORDS[decision.decision] ?? decision.decision}.
          {canBeCalledIn(decision, dayInEngland(new Date()))
            ? ` Until the end of ${dateInWords(decision.callInEnds)}, councillors can ask the council to look at this decision again (call-in). The statement is published after that day.`
            : null}
        </p>
      ) : (
        <p className="govuk-body">The council has not decided yet.</p>
      )}
      {mayRecord && statement.state === 'COUNCIL_DECISION' ? <RecordForm onRecorded={onRecorded} /> : null}
    </section>
  );
}

const EMPTY = { body: '', date: '', reference: '', decision: '', callInEnds: '' };

function RecordForm({ onRecorded }: Pick<Props, 'onRecorded'>) {
  const { statement } = useStatement();
  const { run, busy, problems } = useAct(RECORD, FIELDS, 'The decision was recorded.');
  const [input, setInput] = useState(EMPTY);
  const set = (name: keyof typeof input) => (value: string) => setInput({ ...input, [name]: value });
  const record = async (): Promise<void> => {
    if (!(await run({ input: { ...input, statementId: statement.id } }))) return;
    setInput(EMPTY);
    onRecorded();
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void record();
      }}
    >
      <ErrorSummary problems={problems} />
      <TextInput
        id="body"
        label="Who decided"
        hint="For example: Cabinet"
        value={input.body}
        error={errorIn(problems, 'body')}
        onChange={set('body')}
      />
      <TextInput
        id="date"
        type="date"
        label="When"
        value={input.date}
        error={errorIn(problems, 'date')}
        onChange={set('date')}
      />
      <TextInput id="reference" label="Reference" value={input.reference} onChange={set('reference')} />
      <TextInput
        id="callInEnds"
        type="date"
        label="Last day on which councillors can call the decision in"
        hint="Calling in means asking the council to look at it again. The statement is published after this day."
        value={input.callInEnds}
        error={errorIn(problems, 'callInEnds')}
        onChange={set('callInEnds')}
      />
      <Radios
        id="decision"
        label="What was decided"
        value={input.decision}
        error={errorIn(problems, 'decision')}
        onChange={set('decision')}
        choices={Object.entries(WORDS).map(([value, label]) => ({ value, label }))}
      />
      <Button submit busy={busy}>
        Record the decision
      </Button>
    </form>
  );
}
