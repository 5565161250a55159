import { groupOf } from '#concordat';
import { HOW_ANSWERED } from '#deliberation';
import { Blocks, counted, dateInWords, listedInSentence, lowerFirst } from '#reading';
import {
  Breadcrumbs,
  Button,
  ErrorSummary,
  Input,
  InsetText,
  Radios,
  Tag,
  Textarea,
  WarningText,
  type FieldError,
} from '../../platform/pages/components.js';
import { page } from '../../platform/pages/page.js';
import type { Section } from '../../statements/section.entity.js';
import type { DraftText, OpenDraft, ShownComment } from '../open-draft.reader.js';
import { groupChoice, pathOf, type Visitor } from './draft.page.js';

/** What stands in the form. */
export interface CommentForm {
  readonly change: string;
  readonly why: string;
  readonly name: string;
  readonly constituency: string;
  readonly problems: readonly FieldError[];
}

interface SectionPage extends Visitor {
  readonly draft: OpenDraft;
  readonly section: Section;
  readonly text: DraftText | null;
  readonly comments: readonly ShownComment[];
  readonly form: CommentForm;
  readonly isOpen: boolean;
}

/** One section of the draft, the form, and what others said. */
export function sectionPage({ draft, section, text, comments, form, isOpen, ...visitor }: SectionPage): string {
  return page({
    ...visitor,
    title: section.title,
    nav: 'statements',
    errors: form.problems.length > 0,
    before: (
      <Breadcrumbs
        items={[
          { href: '/', text: 'Statements' },
          { href: pathOf(draft), text: 'Have your say' },
        ]}
      />
    ),
    children: (
      <>
        <ErrorSummary errors={form.problems} />
        <span className="govuk-caption-xl">{draft.title}</span>
        <h1 className="govuk-heading-xl">{section.title}</h1>
        {text ? (
          <>
            <p className="govuk-body">
              <Tag colour="purple">Draft, open for comment</Tag> {isOpen ? <a href="#say">Say what you think</a> : null}
            </p>
            <div className="cp-text" lang={draft.language}>
              <Blocks content={text.content} datasets={text.datasets} idPrefix={`${section.key}.`} />
            </div>
          </>
        ) : (
          <InsetText>
            People are working on these words again, so they are not shown here. You will read them when they are
            published.
          </InsetText>
        )}
        {isOpen && text ? <Form draft={draft} section={section} form={form} /> : null}
        <Comments comments={comments} />
      </>
    ),
  });
}

function Form({ draft, section, form }: Pick<SectionPage, 'draft' | 'section' | 'form'>) {
  const errorOf = (field: string) => {
    const error = form.problems.find((problem) => problem.field === field)?.message;
    return error ? { error } : {};
  };
  return (
    <section aria-labelledby="say">
      <h2 className="govuk-heading-l govuk-!-margin-top-8" id="say">
        Say what you think
      </h2>
      <WarningText>
        {draft.council.safeguardingNotice || 'If someone is in danger, call 999. Do not tell us here.'}
      </WarningText>
      <form method="post" action={`${pathOf(draft)}/${section.key}`} noValidate>
        <Textarea
          id="change"
          label="What would you change? You can leave this empty."
          value={form.change}
          {...errorOf('change')}
        />
        <Textarea id="why" label="Why? Or anything else you want to say." value={form.why} />
        <Radios
          id="group"
          label="Which of these are you?"
          hint="You do not have to say. Others can read it beside your comment."
          value={form.constituency || 'PUBLIC'}
          choices={draft.groups.map(groupChoice)}
        />
        <Input
          id="name"
          label="A name to show beside your comment. You can leave this empty."
          hint="Everybody can read it. Do not write an address or a telephone number: we take them out."
          autoComplete="off"
          width={20}
          value={form.name}
          {...errorOf('name')}
        />
        <p className="govuk-body">
          Somebody reads every comment before it is shown here, most within 2 working days. Please name nobody who has
          not agreed to it.
        </p>
        <Button>Send my comment</Button>
      </form>
    </section>
  );
}

function Comments({ comments }: Pick<SectionPage, 'comments'>) {
  return (
    <section aria-labelledby="comments">
      <h2 className="govuk-heading-l" id="comments">
        {counted(comments.length, 'comment')}
      </h2>
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
          {comment.keptBackBecause === null ? (
            <>
              {comment.change ? <Words heading="They would change" words={comment.change} /> : null}
              {comment.why ? <Words heading={comment.change ? 'Because' : 'They say'} words={comment.why} /> : null}
            </>
          ) : (
            <p className="govuk-body">
              Not shown, because: {comment.keptBackBecause} You can ask the council about this.
            </p>
          )}
          <Answer comment={comment} />
        </article>
      ))}
    </section>
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

function Answer({ comment: { decision, reason, decidedBy, waits, sameAnswerTo } }: { comment: ShownComment }) {
  if (decision === null) {
    return waits ? <p className="govuk-body">This waits for an answer.</p> : null;
  }
  const groups = decidedBy.map((code) => lowerFirst(groupOf(code).label));
  return (
    <InsetText>
      <strong>{DECISIONS[decision]}.</strong> {reason} Decided by {listedInSentence(groups)}.
      {sameAnswerTo === null ? '' : ` Same answer given to ${sameAnswerTo} people.`}
    </InsetText>
  );
}
