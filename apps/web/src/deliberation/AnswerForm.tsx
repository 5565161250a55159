import { useState, type FormEvent } from 'react';
import { graphql } from '../generated/gql.js';
import { useStatement } from '../statements/StatementScope.js';
import { Button } from '../ui/Button.js';
import { errorIn, ErrorSummary } from '../ui/ErrorSummary.js';
import { Radios, Select, TextArea } from '../ui/fields.js';
import { useAct } from '../ui/useAct.js';
import { useLimits } from './useLimits.js';
import type { Suggestion } from './useSuggestions.js';

const GIVE = graphql(`
  mutation GiveAnswer($input: GiveAnswerInput!) {
    giveAnswer(input: $input) {
      suggestion {
        id
      }
      refusals {
        code
        because
      }
    }
  }
`);

const FIELDS = { 'proposal.no-reason': 'our-reason', 'proposal.which-part': 'in-part' };

const WHOSE =
  'Words that are in the suggestion are credited to whoever suggested it. Words that you add are credited to you.';

/** What the first of two people thinks the answer should be (R13). */
export function AnswerForm({ suggestion, again }: { suggestion: Suggestion; again: () => void }) {
  const { run, busy, problems, setProblems } = useAct(GIVE, FIELDS, 'Your answer was sent to a second person.');
  const [decision, setDecision] = useState('');
  const [inPart, setInPart] = useState(suggestion.proposedText);
  const [reason, setReason] = useState('');
  const [limit, setLimit] = useState('');
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (decision === '') return setProblems([{ because: 'Choose your answer.', field: 'our-answer' }]);
    const acceptedText = decision === 'ACCEPTED_IN_PART' ? inPart : null;
    const limitId = decision === 'NOT_ACCEPTED' && limit !== '' ? limit : null;
    const input = { proposalId: suggestion.id, decision, reason, acceptedText, limitId };
    if (await run({ input })) again();
  };
  const error = errorIn(problems, 'in-part');
  const part = (
    <TextArea
      {...{ id: 'in-part', label: 'Words that go in', hint: WHOSE, value: inPart, onChange: setInPart, error }}
    />
  );
  return (
    <form onSubmit={(event) => void send(event)} noValidate>
      <h2 className="govuk-heading-m">
        {suggestion.putForward.length > 0 ? 'Say something else' : 'Answer this suggestion'}
      </h2>
      <p className="govuk-body">
        A second person, of another group, has to agree before this becomes the answer. One of you is of a group that
        leads this section.
      </p>
      <ErrorSummary problems={problems} />
      <Radios
        id="our-answer"
        label="Our answer"
        value={decision}
        onChange={setDecision}
        error={errorIn(problems, 'our-answer')}
        choices={[
          { value: 'ACCEPTED', label: 'Agree: use these words' },
          { value: 'ACCEPTED_IN_PART', label: 'Agree in part: use other words', more: part },
          { value: 'NOT_ACCEPTED', label: 'Do not agree', more: <WhatIsFixed {...{ limit, setLimit }} /> },
        ]}
      />
      <TextArea
        id="our-reason"
        label="Our reason"
        hint="Whoever suggested this reads it, and everybody who takes part. Once it is the answer, everybody can read it."
        rows={3}
        value={reason}
        onChange={setReason}
        error={errorIn(problems, 'our-reason')}
      />
      <Button submit busy={busy}>
        Send to a second person
      </Button>
    </form>
  );
}

interface FixedProps {
  readonly limit: string;
  readonly setLimit: (id: string) => void;
}

/** That something is fixed is a reason. It is no way around an answer: the reason is written too. */
function WhatIsFixed({ limit, setLimit }: FixedProps) {
  const { statement } = useStatement();
  const limits = useLimits(statement.id);
  if (limits.length === 0) return null;
  return (
    <Select
      id="outside-limit"
      label="Is this outside what is fixed?"
      hint="Choose it here, and say in the reason why this is outside of it."
      value={limit}
      onChange={setLimit}
      choices={[{ value: '', label: 'No' }, ...limits.map(({ id, text }) => ({ value: id, label: `Yes: ${text}` }))]}
    />
  );
}
