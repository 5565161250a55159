import { partInShort, textParts } from '#document';
import { Button, Input, Radios, Textarea, WarningText, type FieldError } from '../../platform/pages/components.js';
import type { WordsSent } from '../../platform/pages/not-kept.js';
import { Select } from '../../platform/pages/select.js';
import type { Section } from '../../statements/section.entity.js';
import type { DraftText, OpenDraft } from '../open-draft.reader.js';
import { groupChoice, pathOf } from './draft.page.js';

/** What stands in the form. */
export interface CommentForm {
  /** As `textParts` names it; empty for the whole section. */
  readonly part: string;
  readonly quote: string;
  readonly instead: string;
  readonly change: string;
  readonly why: string;
  readonly name: string;
  readonly constituency: string;
  readonly problems: readonly FieldError[];
}

/** The questions of the form, also said beside the answers that came too late. */
const QUESTIONS = {
  change: 'What would you change? You can leave this empty.',
  quote: 'Which words should change?',
  instead: 'What should it say instead?',
  why: 'Why? Or anything else you want to say.',
  name: 'A name to show beside your comment. You can leave this empty.',
} as const;

/** What somebody wrote in the form, by its questions. */
export function wroteIn(form: CommentForm): WordsSent[] {
  const fields = ['change', 'quote', 'instead', 'why', 'name'] as const;
  return fields.map((field) => ({ label: QUESTIONS[field], words: form[field] }));
}

/** By this name the buttons beside the text belong to the form. */
export const FORM_ID = 'comment-form';

interface FormProps {
  readonly draft: OpenDraft;
  readonly section: Section;
  readonly text: DraftText;
  readonly form: CommentForm;
}

/** The form under a section: about all of it, or about a part or words of it. */
export function SayWhatYouThink({ draft, section, text, form }: FormProps) {
  const parts = textParts(text.content).filter(({ words }) => words !== '');
  const error = errorsOf(form);
  return (
    <section aria-labelledby="say">
      <h2 className="govuk-heading-l govuk-!-margin-top-8" id="say">
        Say what you think
      </h2>
      <WarningText>
        {draft.council.safeguardingNotice || 'If someone is in danger, call 999. Do not tell us here.'}
      </WarningText>
      <form id={FORM_ID} method="post" action={`${pathOf(draft)}/${section.key}`} noValidate>
        <Select
          id="part"
          label="What is it about?"
          value={(parts.find(({ id, blockId }) => form.part === id || form.part === blockId) ?? { id: '' }).id}
          choices={[
            { value: '', label: 'All of this section' },
            ...parts.map((part) => ({ value: part.id, label: partInShort(part) })),
          ]}
          {...error('part')}
        />
        <Textarea id="change" label={QUESTIONS.change} value={form.change} {...error('change')} />
        <ExactWords form={form} />
        <Textarea id="why" label={QUESTIONS.why} value={form.why} />
        <WhoYouAre draft={draft} form={form} />
        <p className="govuk-body">
          Somebody reads every comment before it is shown here, most within 2 working days. Please name nobody who has
          not agreed to it.
        </p>
        <Button>Send my comment</Button>
      </form>
    </section>
  );
}

/** For those who know which words they want: most people do not, so it opens only for who asks. */
function ExactWords({ form }: { form: CommentForm }) {
  const error = errorsOf(form);
  const isUsed = form.quote !== '' || form.instead !== '' || ['quote', 'instead'].some((field) => error(field).error);
  return (
    <details className="govuk-details" open={isUsed}>
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">I want to write the new words myself</span>
      </summary>
      <div className="govuk-details__text">
        <p className="govuk-body">
          Choose a part first, above in “What is it about?”. If the groups agree, your words go into the statement, and
          it says that they came from the public.
        </p>
        <Textarea
          id="quote"
          label={QUESTIONS.quote}
          hint="Copy them from that part. Leave this empty if you mean all of that part."
          rows={3}
          value={form.quote}
          {...error('quote')}
        />
        <Textarea id="instead" label={QUESTIONS.instead} rows={3} value={form.instead} {...error('instead')} />
      </div>
    </details>
  );
}

function WhoYouAre({ draft, form }: Pick<FormProps, 'draft' | 'form'>) {
  return (
    <>
      <Radios
        id="group"
        label="Which of these are you?"
        hint="You do not have to say. Others can read it beside your comment."
        value={form.constituency || 'PUBLIC'}
        choices={draft.groups.map(groupChoice)}
      />
      <Input
        id="name"
        label={QUESTIONS.name}
        hint="Everybody can read it. Do not write an address or a telephone number: we take them out."
        autoComplete="off"
        width={20}
        value={form.name}
        {...errorsOf(form)('name')}
      />
    </>
  );
}

function errorsOf({ problems }: CommentForm): (field: string) => { error?: string } {
  return (field) => {
    const error = problems.find((problem) => problem.field === field)?.message;
    return error ? { error } : {};
  };
}
