import { Link } from 'react-router';
import { graphql } from '../generated/gql.js';
import { useStatement } from '../statements/StatementScope.js';
import { Button } from '../ui/Button.js';
import { ErrorSummary } from '../ui/ErrorSummary.js';
import { useAct } from '../ui/useAct.js';
import { personInWords, VIEW_WORDS } from './in-words.js';
import type { Suggestion } from './useSuggestions.js';

const AGREE = graphql(`
  mutation AgreeWithAnswer($input: AgreeWithAnswerInput!) {
    agreeWithAnswer(input: $input) {
      suggestion {
        id
      }
      refusals {
        because
      }
    }
  }
`);

interface Props {
  readonly suggestion: Suggestion;
  readonly putForward: Suggestion['putForward'][number];
  readonly again: () => void;
}

/** An answer that waits for a second person of another group (R13). */
export function PutForward({ suggestion, putForward, again }: Props) {
  const { run, busy, problems } = useAct(AGREE, {}, 'You agree with this answer.');
  const { statement } = useStatement();
  const { by, decision, reason, acceptedText, mergeInto, mayAgree, hash, outside } = putForward;
  const heading = `put-forward-${hash.slice(0, 8)}`;
  const agree = async (): Promise<void> => {
    await run({ input: { proposalId: suggestion.id, seenHash: hash } });
    again();
  };
  return (
    <section className="govuk-inset-text" aria-labelledby={heading}>
      <h2 className="govuk-heading-m" id={heading}>
        {by.isMe ? 'Your answer' : `The answer of ${personInWords(by)}`} waits for a second person
      </h2>
      <ErrorSummary problems={problems} />
      <p className="govuk-body">
        {by.isMe ? 'You say' : `${personInWords(by)} says`}: <strong>{VIEW_WORDS[decision] ?? decision}.</strong>{' '}
        {reason}
      </p>
      {outside ? <p className="govuk-body">This is outside what is fixed: {outside.text}</p> : null}
      {decision === 'ACCEPTED_IN_PART' ? (
        <>
          <p className="govuk-body">These words would go in:</p>
          <blockquote className="cp-unsaved">{acceptedText === '' ? 'None' : acceptedText}</blockquote>
          <p className="govuk-body">
            Words that are not in the suggestion are credited to {by.isMe ? 'you' : personInWords(by)}.
          </p>
        </>
      ) : null}
      {mergeInto ? (
        <p className="govuk-body">
          <Link className="govuk-link" to={`/workspace/${statement.id}/suggestions/${mergeInto}`}>
            Read the earlier suggestion
          </Link>
        </p>
      ) : null}
      {by.isMe ? <p className="govuk-body">Somebody of another group has to agree.</p> : null}
      {mayAgree ? (
        <Button busy={busy} onClick={() => void agree()}>
          I agree with this answer
        </Button>
      ) : null}
    </section>
  );
}
