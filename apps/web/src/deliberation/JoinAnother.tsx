import { useState, type FormEvent } from 'react';
import { Link } from 'react-router';
import { graphql } from '../generated/gql.js';
import { useStatement } from '../statements/StatementScope.js';
import { Button } from '../ui/Button.js';
import { errorIn, ErrorSummary } from '../ui/ErrorSummary.js';
import { Select, TextArea } from '../ui/fields.js';
import { useAct } from '../ui/useAct.js';
import { personInWords } from './in-words.js';
import { useEarlier, type Suggestion } from './useSuggestions.js';

const MERGE = graphql(`
  mutation MergeSuggestions($input: MergeSuggestionsInput!) {
    mergeSuggestions(input: $input) {
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

interface Props {
  readonly suggestion: Suggestion;
  readonly again: () => void;
}

/** The suggestion that this one has joined, and those that have joined it. */
export function Joined({ joined, joinedBy }: Pick<Suggestion, 'joined' | 'joinedBy'>) {
  return (
    <>
      {joined ? (
        <p className="govuk-inset-text">
          This asks for the same as <ToSuggestion {...joined} />, so what is answered there is the answer here too. Why:{' '}
          {joined.reason}
        </p>
      ) : null}
      {joinedBy.length > 0 ? (
        <p className="govuk-body">
          Also asked for by{' '}
          {joinedBy.map((one, index) => (
            <span key={one.id}>
              {index === 0 ? '' : ', '}
              <ToSuggestion {...one} />
            </span>
          ))}
          .
        </p>
      ) : null}
    </>
  );
}

function ToSuggestion({ id, by }: NonNullable<Suggestion['joined']>) {
  const { statement } = useStatement();
  return (
    <Link className="govuk-link" to={`/workspace/${statement.id}/suggestions/${id}`}>
      {by.isMe ? 'your suggestion' : `the suggestion by ${personInWords(by)}`}
    </Link>
  );
}

/** Says that a suggestion asks for the same as an earlier one. */
export function JoinAnother({ suggestion, again }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <details className="govuk-details" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">This asks for the same as an earlier suggestion</span>
      </summary>
      <div className="govuk-details__text">{open ? <JoinForm suggestion={suggestion} again={again} /> : null}</div>
    </details>
  );
}

const FIELDS = { 'merge.no-reason': 'same-why', 'proposal.no-reason': 'same-why', 'merge.no-answer-there': 'same-as' };

function JoinForm({ suggestion, again }: Props) {
  const { statement } = useStatement();
  const { earlier, showMore } = useEarlier(statement.id, suggestion);
  const { run, busy, problems } = useAct(MERGE, FIELDS, 'It was sent. The page says what comes of it.');
  const [chosen, setChosen] = useState('');
  const [reason, setReason] = useState('');
  if (!earlier) return <p className="govuk-body">Loading …</p>;
  if (earlier.length === 0 && !showMore)
    return <p className="govuk-body">No earlier suggestion for this section can be joined.</p>;
  const intoProposalId = chosen || (earlier[0]?.id ?? '');
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (await run({ input: { proposalId: suggestion.id, intoProposalId, reason } })) again();
  };
  return (
    <form onSubmit={(event) => void send(event)} noValidate>
      <p className="govuk-body">
        The two then get one answer. This one keeps its page, and both people are named.
        {suggestion.by.isMe ? '' : ' A second person, of another group, has to agree.'}
      </p>
      <ErrorSummary problems={problems} />
      <Select
        id="same-as"
        label="Which one?"
        value={intoProposalId}
        onChange={setChosen}
        choices={earlier.map(({ id, proposedText, by }) => ({
          value: id,
          label: `${personInWords(by)}: ${proposedText === '' ? 'take words away' : proposedText.slice(0, 60)}`,
        }))}
        error={errorIn(problems, 'same-as')}
      />
      {showMore ? (
        <Button kind="secondary" onClick={showMore}>
          Show more suggestions
        </Button>
      ) : null}
      <TextArea
        id="same-why"
        label="Why are they the same?"
        rows={2}
        value={reason}
        onChange={setReason}
        error={errorIn(problems, 'same-why')}
      />
      <Button submit kind="secondary" busy={busy}>
        {suggestion.by.isMe ? 'Join them' : 'Send to a second person'}
      </Button>
    </form>
  );
}
