import { textParts } from '#document';
import { Blocks } from '#reading';
import { Breadcrumbs, ErrorSummary, InsetText, Tag } from '../../platform/pages/components.js';
import { page } from '../../platform/pages/page.js';
import type { Section } from '../../statements/section.entity.js';
import type { DraftText, OpenDraft } from '../open-draft.reader.js';
import { SayWhatYouThink, type CommentForm } from './comment-form.js';
import { pathOf, pathOfSuggestions, type Visitor } from './draft.page.js';
import { SectionComments, type CommentsShown } from './section-comments.js';

interface SectionPage extends Visitor {
  readonly draft: OpenDraft;
  readonly section: Section;
  readonly text: DraftText | null;
  readonly comments: CommentsShown;
  readonly form: CommentForm;
  readonly isOpen: boolean;
}

/** One section of the draft, the form, and what others said. */
export function sectionPage({ draft, section, text, comments, form, isOpen, ...visitor }: SectionPage): string {
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
        <ErrorSummary errors={form.problems} />
        <span className="govuk-caption-xl">{draft.title}</span>
        <h1 className="govuk-heading-xl">{section.title}</h1>
        {text ? (
          <>
            <p className="govuk-body">
              <Tag colour="purple">Draft, open for comment</Tag> {isOpen ? <a href="#say">Say what you think</a> : null}
            </p>
            <Words draft={draft} section={section} text={text} isOpen={isOpen} />
          </>
        ) : (
          <InsetText>
            People are working on these words again, so they are not shown here. You will read them when they are
            published.
          </InsetText>
        )}
        {isOpen && text ? <SayWhatYouThink draft={draft} section={section} text={text} form={form} /> : null}
        <p className="govuk-body">
          <a className="govuk-link" href={`${pathOfSuggestions(draft)}/${section.key}`}>
            Read what people suggested for this section, and the answers
          </a>
        </p>
        <SectionComments {...comments} />
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

/** The words of the draft; while comments are open, with a way to the form under each part. */
function Words({ draft, section, text, isOpen }: WordsProps) {
  const numbers = new Map(textParts(text.content).map(({ blockId, number }) => [blockId, number.split('.')[0]]));
  return (
    <div className="cp-text" lang={draft.language}>
      <Blocks
        content={text.content}
        datasets={text.datasets}
        idPrefix={`${section.key}.`}
        around={({ attrs }, shown) => (
          <>
            {shown}
            {isOpen && numbers.has(String(attrs?.id)) ? (
              <p className="govuk-body-s cp-say-about" lang="en">
                <a className="govuk-link" href={`?part=${encodeURIComponent(String(attrs?.id))}#say`}>
                  Comment on part {numbers.get(String(attrs?.id))}
                </a>
              </p>
            ) : null}
          </>
        )}
      />
    </div>
  );
}
