import { groupOf } from '#concordat';
import { isConcernReviewer, supportInWords } from '#deliberation';
import { dayInWords, peopleInWords, personInWords, STATUS_WORDS } from '../deliberation/in-words.js';
import { HiddenBox } from '../fair-dealing/HiddenBox.js';
import { FlagComment } from '../fair-dealing/FlagComment.js';
import { graphql } from '../generated/gql.js';
import { useStatement } from '../statements/StatementScope.js';
import { Button } from '../ui/Button.js';
import { ErrorSummary } from '../ui/ErrorSummary.js';
import { KeepWords } from '../ui/KeepWords.js';
import { Tag } from '../ui/Tag.js';
import { WhatIsNext } from '../ui/WhatIsNext.js';
import { useAct } from '../ui/useAct.js';
import { AboutWords } from './AboutWords.js';
import { AnswerComment } from './AnswerComment.js';
import { LookAtComment } from './LookAtComment.js';
import type { Comment } from './useComments.js';

const AGREE = graphql(`
  mutation AgreeWithCommentAnswer($input: AgreeWithCommentAnswerInput!) {
    agreeWithCommentAnswer(input: $input) {
      refusals {
        because
      }
    }
  }
`);

/** One comment, and what can be done about it. */
export function CommentShown({ comment, again }: { comment: Comment; again: () => void }) {
  const { statement, me } = useStatement();
  const { id, sectionId, reference, constituency, name, change, why, at, state, keptBackBecause, author } = comment;
  const title = statement.sections.find((section) => section.id === sectionId)?.title;
  const looks = me !== null && isConcernReviewer({ roles: me.roles, constituency: me.constituency ?? null });
  // Whoever cannot read it, as it is kept back, puts no answer forward; they may agree with one.
  const mayAnswer =
    comment.waits && change !== '' && !comment.hidden?.isOpen && comment.proposalId === null && !author?.isMe;
  return (
    <article className="cp-comment" aria-labelledby={id}>
      <h3 className="govuk-heading-s" id={id}>
        {author ? personInWords(author) : name || groupOf(constituency).one}, about “{title}”
      </h3>
      <p className="govuk-body">
        <StateTag comment={comment} /> {author ? 'Member' : groupOf(constituency).one}, {dayInWords(at)}
        {reference ? (
          <>
            , number <span className="cp-number">{reference}</span>
          </>
        ) : null}
      </p>
      {state === 'HELD' && !looks ? (
        <p className="govuk-body">
          A co-chair or a facilitator who is not a provider reads it first. Then you can read it here.
        </p>
      ) : null}
      {comment.hidden ? (
        <div className="govuk-inset-text">
          <HiddenBox hidden={comment.hidden} isMine={author?.isMe} />
        </div>
      ) : null}
      {comment.writtenDown ? <p className="govuk-body">{supportInWords(comment.writtenDown)}</p> : null}
      <AboutWords comment={comment} />
      {change ? (
        <p className="govuk-body cp-own-lines">
          <strong>They would change:</strong> {change}
        </p>
      ) : null}
      {why ? (
        <p className="govuk-body cp-own-lines">
          <strong>{change || comment.instead ? 'Because' : 'They say'}:</strong> {why}
        </p>
      ) : null}
      {keptBackBecause ? <p className="govuk-body">Not shown to the public, because: {keptBackBecause}</p> : null}
      <WhatIsNext id={`next-${id}`} steps={comment.next} />
      <Decided comment={comment} />
      <PutForward comment={comment} again={again} />
      <KeepWords open={mayAnswer && Boolean(me?.constituency)}>
        <AnswerComment comment={comment} again={again} />
      </KeepWords>
      {(state === 'SHOWN' || looks) && change + why + comment.instead !== '' ? (
        <FlagComment commentId={id} again={again} isRead={state === 'SHOWN' && !comment.hidden} />
      ) : null}
      {looks && !author ? <LookAtComment comment={comment} again={again} /> : null}
    </article>
  );
}

function StateTag({ comment: { state, change, instead, decision } }: { comment: Comment }) {
  if (state === 'HELD') return <Tag colour="yellow">Nobody has looked at it yet</Tag>;
  if (state === 'KEPT_BACK') return <Tag colour="grey">Not shown</Tag>;
  if (change === '' && instead === '') return <Tag colour="grey">Asks for no change</Tag>;
  const { tag, colour } = STATUS_WORDS[decision ?? 'OPEN'] ?? { tag: 'Open', colour: 'blue' };
  return <Tag colour={colour}>{tag}</Tag>;
}

function Decided({ comment: { decision, reason, decidedBy } }: { comment: Comment }) {
  if (decision === null) return null;
  return (
    <p className="govuk-inset-text">
      <strong>{STATUS_WORDS[decision]?.tag ?? decision}.</strong> {reason} Decided by {peopleInWords(decidedBy)}.
    </p>
  );
}

/** An answer that waits for a second person of another group (R13). */
function PutForward({ comment: { id, putForward }, again }: { comment: Comment; again: () => void }) {
  const { run, busy, problems } = useAct(AGREE, {}, 'You agree with this answer.');
  if (!putForward) return null;
  const { by, decision, reason, hash, mayAgree } = putForward;
  const agree = async (): Promise<void> => {
    // When it was refused, what is on the page may be old: the reasons stay and the rest is asked for again.
    await run({ input: { commentId: id, seenHash: hash } });
    again();
  };
  return (
    <div className="govuk-inset-text">
      <ErrorSummary problems={problems} />
      <p className="govuk-body">
        {by.isMe ? 'You say' : `${personInWords(by)} says`}: <strong>{STATUS_WORDS[decision]?.tag ?? decision}.</strong>{' '}
        {reason}
      </p>
      {mayAgree ? (
        <Button busy={busy} onClick={() => void agree()}>
          I agree with this answer
        </Button>
      ) : (
        <p className="govuk-body">
          Somebody of another group has to agree, who did not write this. One of the two is of a group that leads this
          section.
        </p>
      )}
    </div>
  );
}
