import { useState } from 'react';
import { graphql } from '../generated/gql.js';
import { Button } from '../ui/Button.js';
import { errorIn, ErrorSummary } from '../ui/ErrorSummary.js';
import { TextArea } from '../ui/fields.js';
import { KeepWords } from '../ui/KeepWords.js';
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

interface Props {
  readonly comment: Comment;
  readonly again: () => void;
}

/** Whether everybody can read a comment: somebody decides that for each, and nothing goes without a reason. */
export function LookAtComment({ comment, again }: Props) {
  return (
    <>
      {comment.state === 'SHOWN' ? null : <Show comment={comment} again={again} />}
      <KeepWords open={comment.state !== 'KEPT_BACK'}>
        <KeepBack comment={comment} again={again} />
      </KeepWords>
    </>
  );
}

function Show({ comment: { id }, again }: Props) {
  const { run, busy, problems } = useAct(LOOK, {}, 'Everybody can read this comment now.');
  const show = async (): Promise<void> => {
    if (await run({ input: { commentId: id, show: true, reason: '' } })) again();
  };
  return (
    <>
      <ErrorSummary problems={problems} />
      <Button busy={busy} onClick={() => void show()}>
        Show this comment to everybody
      </Button>
    </>
  );
}

function KeepBack({ comment: { id, waits }, again }: Props) {
  const field = `back-${id}`;
  const { run, busy, problems } = useAct(LOOK, { 'comment.no-reason': field }, 'This comment is kept back.');
  const [reason, setReason] = useState('');
  const keepBack = async (): Promise<void> => {
    if (await run({ input: { commentId: id, show: false, reason } })) again();
  };
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">Keep it back</span>
      </summary>
      <div className="govuk-details__text">
        <ErrorSummary problems={problems} />
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
        <Button kind="secondary" busy={busy} onClick={() => void keepBack()}>
          Keep it back
        </Button>
      </div>
    </details>
  );
}
