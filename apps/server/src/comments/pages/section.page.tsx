import { textParts } from '#document';
import { Blocks } from '#reading';
import { Breadcrumbs, ErrorSummary, InsetText, Tag } from '../../platform/pages/components.js';
import { NotKept, problemsWithoutForm } from '../../platform/pages/not-kept.js';
import { page } from '../../platform/pages/page.js';
import type { Section } from '../../statements/section.entity.js';
import type { DraftText, OpenDraft } from '../open-draft.reader.js';
import { FORM_ID, SayWhatYouThink, wroteIn, type CommentForm } from './comment-form.js';
import { pathOf, pathOfSuggestions, type Visitor } from './draft.page.js';
import { SectionComments, type CommentsShown } from './section-comments.js';

interface SectionPage extends Visitor {
  readonly draft: OpenDraft;
  readonly section: Section;
  readonly text: DraftText | null;
  readonly comments: Omit<CommentsShown, 'besideForm'>;
  readonly form: CommentForm;
  readonly isOpen: boolean;
}

/** One section of the draft, the form, and what others said. */
export function sectionPage({ draft, section, text, comments, form, isOpen, ...visitor }: SectionPage): string {
  const hasForm = isOpen && text !== null;
  const wrote = hasForm ? [] : wroteIn(form);
  // Who only looks for the number of a comment wrote nothing, and has a field for it also without the form.
  const isSent = !hasForm && comments.reference === '';
  const problems = isSent ? problemsWithoutForm(form.problems, wrote) : form.problems;
  return page({
    ...visitor,
    title: `${section.title}${comments.pages > 1 ? `, page ${comments.number} of ${comments.pages}` : ''}`,
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
        <ErrorSummary errors={problems} />
        <span className="govuk-caption-xl">{draft.title}</span>
        <h1 className="govuk-heading-xl">{section.title}</h1>
        <NotKept wrote={wrote} />
        {text ? (
          <>
            <p className="govuk-body">
              <Tag colour="purple">Draft, open for comment</Tag> {isOpen ? <a href="#say">Say what you think</a> : null}
            </p>
            <Words draft={draft} section={section} text={text} isOpen={hasForm} />
          </>
        ) : (
          <InsetText>
            People are working on these words again, so they are not shown here. You will read them when they are
            published.
          </InsetText>
        )}
        {hasForm ? <SayWhatYouThink draft={draft} section={section} text={text} form={form} /> : null}
        <p className="govuk-body">
          <a className="govuk-link" href={`${pathOfSuggestions(draft)}/${section.key}`}>
            Read what people suggested for this section, and the answers
          </a>
        </p>
        <SectionComments {...comments} besideForm={hasForm} />
      </>
    ),
  });
}

interface WordsProps {
  readonly draft: OpenDraft;
  readonly section: Section;
  readonly text: DraftText;
  readonly isOpen: boolean;
}

/**
 * The words of the draft; while comments are open, with a button under each part that chooses it in the form. It sends the
 * form to be shown again, so that what somebody wrote already stays in it.
 */
function Words({ draft, section, text, isOpen }: WordsProps) {
  const numbers = new Map(textParts(text.content).map(({ blockId, number }) => [blockId, number.split('.')[0]]));
  return (
    <div className="cp-text" lang={draft.language}>
      {isOpen ? <EnterSends /> : null}
      <Blocks
        content={text.content}
        datasets={text.datasets}
        idPrefix={`${section.key}.`}
        around={({ attrs }, shown) => (
          <>
            {shown}
            {isOpen && numbers.has(String(attrs?.id)) ? (
              <p className="govuk-body-s cp-say-about" lang="en">
                <button
                  type="submit"
                  className="cp-link-button"
                  form={FORM_ID}
                  formAction={`${pathOf(draft)}/${section.key}#say`}
                  name="choose"
                  value={String(attrs?.id)}
                >
                  Comment on part {numbers.get(String(attrs?.id))}
                </button>
              </p>
            ) : null}
          </>
        )}
      />
    </div>
  );
}

/** Enter presses the first button of a form: one that sends it, and not the one that chooses the first part. */
function EnterSends() {
  return (
    <button type="submit" className="govuk-visually-hidden" form={FORM_ID} tabIndex={-1} aria-hidden="true">
      Send my comment
    </button>
  );
}
