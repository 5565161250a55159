import { useState } from 'react';
import { graphql } from '../generated/gql.js';
import { Button } from '../ui/Button.js';
import { errorIn, ErrorSummary } from '../ui/ErrorSummary.js';
import { Radios, TextArea } from '../ui/fields.js';
import { useAct } from '../ui/useAct.js';
import type { Comment } from './useComments.js';

const GIVE = graphql(`
  mutation GiveCommentAnswer($input: GiveCommentAnswerInput!) {
    giveCommentAnswer(input: $input) {
      refusals {
        code
        because
      }
    }
  }
`);

const WAITS = 'Your answer was sent to a second person.';

/** What the first of two people thinks the answer should be (R12, R13). */
export function AnswerComment({ comment, again }: { comment: Comment; again: () => void }) {
  const [answerId, reasonId] = [`answer-${comment.id}`, `reason-${comment.id}`];
  const { run, busy, problems, setProblems } = useAct(GIVE, { 'proposal.no-reason': reasonId }, WAITS);
  const [decision, setDecision] = useState('');
  const [reason, setReason] = useState('');
  const send = async (): Promise<void> => {
    if (decision === '') return setProblems([{ because: 'Choose your answer.', field: answerId }]);
    if (await run({ input: { commentId: comment.id, decision, reason } })) again();
  };
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">
          {comment.putForward ? 'Say something else' : 'Answer this comment'}
        </span>
      </summary>
      <div className="govuk-details__text">
        <p className="govuk-body">
          A second person, of another group, has to agree before this becomes the answer. One of you is of a group that
          leads the section. What you agree to, you write into the section yourselves.
        </p>
        {comment.putForward && !comment.putForward.by.isMe ? (
          <p className="govuk-body">
            Somebody has given an answer, which only they can change. Read it first. If the time for an answer is over
            and you choose something else here, both views are shown to everybody, and the text stays.
          </p>
        ) : null}
        <ErrorSummary problems={problems} />
        <Radios
          id={answerId}
          label="Our answer"
          value={decision}
          onChange={setDecision}
          error={errorIn(problems, answerId)}
          choices={[
            { value: 'ACCEPTED', label: 'Agree' },
            { value: 'ACCEPTED_IN_PART', label: 'Agree in part' },
            { value: 'NOT_ACCEPTED', label: 'Do not agree' },
          ]}
        />
        <TextArea
          id={reasonId}
          label="Our reason"
          hint="Whoever wrote the comment reads it. Everybody else can read it too."
          rows={3}
          value={reason}
          onChange={setReason}
          error={errorIn(problems, reasonId)}
        />
        <Button kind="secondary" busy={busy} onClick={() => void send()}>
          Send to a second person
        </Button>
      </div>
    </details>
  );
}
