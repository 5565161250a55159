import { groupOf } from '#concordat';
import { HIDDEN_BECAUSE, HOW_ANSWERED } from '#deliberation';
import { counted, dateInWords, listedInSentence, lowerFirst } from '#reading';
import { Input, InsetText } from '../../platform/pages/components.js';
import { PageLinks } from '../../platform/pages/page-links.js';
import type { ShownComment } from '../shown-comments.reader.js';

/** A page of the comments on a section. */
export interface CommentsShown {
  readonly shown: readonly ShownComment[];
  /** On all pages. */
  readonly count: number;
  /** From 1. */
  readonly number: number;
  readonly pages: number;
  /** The number of a comment that somebody looked for and that is not there; empty for none. */
  readonly reference: string;
  /** Whether somebody may be writing in the form on this page. */
  readonly besideForm: boolean;
}

/** What is said where somebody looks for a number that no comment here has. */
export const NO_SUCH_NUMBER =
  'There is no comment with this number here. Check it. It may be that nobody has looked at it yet.';

/** What others said about a section, and the answers. */
export function SectionComments({ shown: comments, count, number, pages, reference, besideForm }: CommentsShown) {
  return (
    <section aria-labelledby="comments">
      <h2 className="govuk-heading-l" id="comments">
        {counted(count, 'comment')}
      </h2>
      {pages > 1 || reference ? <FindComment reference={reference} besideForm={besideForm} /> : null}
      {comments.length === 0 ? <p className="govuk-body">Nothing to read here yet.</p> : null}
      {comments.some(({ waits }) => waits) ? (
        <p className="govuk-body">How a comment that waits for an answer gets it: {HOW_ANSWERED}</p>
      ) : null}
      {comments.map((comment) => (
        <article className="cp-comment" key={comment.reference} aria-labelledby={comment.reference}>
          <h3 className="govuk-heading-s" id={comment.reference}>
            {comment.name || groupOf(comment.constituency).one}, {dateInWords(comment.at.toISOString())}
          </h3>
          <p className="govuk-body-s">
            {comment.name ? `${groupOf(comment.constituency).one}. ` : ''}Number{' '}
            <span className="cp-number">{comment.reference}</span>
          </p>
          {comment.keptBackBecause === null && comment.hiddenBecause ? (
            <p className="govuk-body">{HIDDEN_BECAUSE[comment.hiddenBecause]}</p>
          ) : null}
          {comment.keptBackBecause === null ? (
            <>
              {comment.quote ? <About words={comment.quote} /> : null}
              {comment.change ? <Words heading="They would change" words={comment.change} /> : null}
              {comment.instead ? <Words heading="It should say instead" words={comment.instead} /> : null}
              {comment.why ? (
                <Words heading={comment.change || comment.instead ? 'Because' : 'They say'} words={comment.why} />
              ) : null}
            </>
          ) : (
            <p className="govuk-body">
              Not shown, because: {comment.keptBackBecause} You can ask the council about this.
            </p>
          )}
          <Answer comment={comment} />
        </article>
      ))}
      <PageLinks number={number} pages={pages} at="comments" />
    </section>
  );
}

/** Whoever sent one finds it again by its number, on whichever page it stands; beside a form in a tab of its own, so that nothing written is lost. */
function FindComment({ reference, besideForm }: Pick<CommentsShown, 'reference' | 'besideForm'>) {
  return (
    <form method="get" target={besideForm ? '_blank' : undefined}>
      <Input
        id="number"
        label="Find a comment by its number"
        hint="It looks like C-7F3K9QRT."
        value={reference}
        error={reference ? NO_SUCH_NUMBER : undefined}
        width={10}
        autoComplete="off"
        spellCheck={false}
      />
      <button type="submit" className="govuk-button govuk-button--secondary">
        Find comment{besideForm ? ' (opens in a new tab)' : ''}
      </button>
    </form>
  );
}

/** The words stay here as they were, also when the text has changed since. */
function About({ words }: { words: string }) {
  return (
    <>
      <p className="govuk-body govuk-!-margin-bottom-1">
        <strong>About these words:</strong>
      </p>
      <blockquote className="govuk-body cp-about-words cp-own-lines">{words}</blockquote>
    </>
  );
}

function Words({ heading, words }: { heading: string; words: string }) {
  return (
    <p className="govuk-body cp-own-lines">
      <strong>{heading}:</strong> {words}
    </p>
  );
}

const DECISIONS: Readonly<Record<string, string>> = {
  ACCEPTED: 'Agreed',
  ACCEPTED_IN_PART: 'Partly agreed',
  NOT_ACCEPTED: 'Not agreed',
};

function Answer({ comment }: { comment: ShownComment }) {
  const { decision, reason, decidedBy, waits, sameAnswerTo, newWords } = comment;
  if (decision === null) {
    return waits ? <p className="govuk-body">This waits for an answer.</p> : null;
  }
  const groups = decidedBy.map((code) => lowerFirst(groupOf(code).label));
  return (
    <InsetText>
      <strong>{DECISIONS[decision]}.</strong> {reason} Decided by {listedInSentence(groups)}.
      {sameAnswerTo === null ? '' : ` Same answer given to ${sameAnswerTo} people.`}
      {newWords === null ? null : <Words heading="The new words" words={newWords} />}
      {comment.instead === ''
        ? ''
        : ' If these were your words and you think that this is wrong, tell the council: two other people can look again, once.'}
    </InsetText>
  );
}
