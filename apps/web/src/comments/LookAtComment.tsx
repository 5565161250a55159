import { useState } from 'react';
import { graphql } from '../generated/gql.js';
import { Button } from '../ui/Button.js';
import { errorIn, ErrorSummary } from '../ui/ErrorSummary.js';
import { TextArea } from '../ui/fields.js';
import { useAct } from '../ui/useAct.js';
import type { Comment } from './useComments.js';

const LOOK = graphql(`
  mutation LookAtComment($input: LookAtCommentInput!) {
    lookAtComment(input: $input) {
      refusals {
        code
        because
      }
    }
  }
`);

/** Whether everybody can read a comment: somebody decides that for each, and nothing goes without a reason. */
export function LookAtComment({ comment: { id, state, waits }, again }: { comment: Comment; again: () => void }) {
  const field = `back-${id}`;
  const { run, busy, problems } = useAct(LOOK, { 'comment.no-reason': field });
  const [reason, setReason] = useState('');
  const decide = async (show: boolean): Promise<void> => {
    if (await run({ input: { commentId: id, show, reason } })) again();
  };
  return (
    <>
      <ErrorSummary problems={problems} />
      {state === 'SHOWN' ? null : (
        <Button busy={busy} onClick={() => void decide(true)}>
          Show this comment to everybody
        </Button>
      )}
      {state === 'KEPT_BACK' ? null : (
        <details className="govuk-details">
          <summary className="govuk-details__summary">
            <span className="govuk-details__summary-text">Keep it back</span>
          </summary>
          <div className="govuk-details__text">
            {waits ? (
              <p className="govuk-body">
                It asks for a change and people have read it, so two people still have to answer it.
              </p>
            ) : null}
            <p className="govuk-body">
              Are you worried about someone? Flag it too, before or after: then a safeguarding lead looks at it.
            </p>
            <TextArea
              id={field}
              label="Why is it not shown?"
              hint="The reason stands in its place. Do not repeat what the comment says."
              rows={2}
              value={reason}
              onChange={setReason}
              error={errorIn(problems, field)}
            />
            <Button kind="secondary" busy={busy} onClick={() => void decide(false)}>
              Keep it back
            </Button>
          </div>
        </details>
      )}
    </>
  );
}
