import { withoutContactDetails } from '#deliberation';
import type { Council } from '../../membership/council.entity.js';
import {
  BackLink,
  Button,
  ErrorSummary,
  Input,
  InsetText,
  Radios,
  Textarea,
  type FieldError,
} from '../../platform/pages/components.js';
import { page } from '../../platform/pages/page.js';
import { ANSWER_WORDS } from '../answer-words.js';
import type { CouncilProposal } from '../proposing.entity.js';
import type { NamedStatement } from '../proposing.reader.js';
import { pathOfDesk } from './desk.page.js';

/** What stands in the form. */
export interface AnswerForm {
  readonly answer: string;
  readonly reason: string;
  readonly coveredBy: string;
  /** Of the statement that begins; null for what was proposed. */
  readonly title: string | null;
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly reviewBy: string;
  readonly problems: readonly FieldError[];
}

/** The form before anything is filled in. */
export const EMPTY_ANSWER: AnswerForm = {
  ...{ answer: '', reason: '', coveredBy: '', title: null, periodFrom: '', periodTo: '', reviewBy: '' },
  problems: [],
};

interface AnswerPage {
  readonly council: Council;
  readonly proposal: CouncilProposal;
  readonly statements: readonly NamedStatement[];
  readonly form: AnswerForm;
  readonly demo: boolean;
  readonly signedIn: boolean;
}

/** One proposal, for an officer to answer. */
export function answerPage({ council, proposal, statements, form, ...visitor }: AnswerPage): string {
  const { id, kind, title, why, name } = proposal;
  return page({
    ...visitor,
    title: `Answer: ${title}`,
    nav: 'workspace',
    noindex: true,
    errors: form.problems.length > 0,
    children: (
      <>
        <BackLink href={pathOfDesk(council)}>Proposals to answer</BackLink>
        <ErrorSummary errors={form.problems} />
        <span className="govuk-caption-xl">{kind === 'statement' ? 'A new statement' : 'A topic'}</span>
        <h1 className="govuk-heading-xl">{title}</h1>
        <InsetText>
          <span className="cp-own-lines">{why}</span>
          <br />
          {name === '' ? 'They gave no name to be shown.' : `They want this name to be shown: ${name}.`}
        </InsetText>
        <form method="post" action={`${pathOfDesk(council)}/proposals/${id}`} noValidate>
          <Questions proposal={proposal} statements={statements} form={form} />
          <Button>Give this answer</Button>
        </form>
      </>
    ),
  });
}

function Questions({ proposal, statements, form }: Pick<AnswerPage, 'proposal' | 'statements' | 'form'>) {
  const errorOf = errorsOf(form);
  return (
    <>
      <Radios
        id="answer"
        label="What does the council say?"
        value={form.answer}
        choices={[
          ...Object.entries(ANSWER_WORDS).map(([value, label]) => ({ value, label })),
          { value: 'KEEP_BACK', label: 'Nobody should read this', hint: 'The reason is shown instead of it.' },
        ]}
        {...errorOf('answer')}
      />
      <Textarea
        id="reason"
        label="Why?"
        hint="Everybody can read this. Write it for the person who asked."
        value={form.reason}
        {...errorOf('reason')}
      />
      {statements.length > 0 ? (
        <Radios
          id="covered-by"
          label="If another statement covers it: which?"
          value={form.coveredBy}
          choices={statements.map(({ id, title }) => ({ value: id, label: title }))}
          {...errorOf('covered-by')}
        />
      ) : null}
      {proposal.kind === 'statement' ? <Beginning title={proposal.title} form={form} /> : null}
    </>
  );
}

function Beginning({ title, form }: { title: string; form: AnswerForm }) {
  const errorOf = errorsOf(form);
  const date = (id: string, label: string, value: string) => (
    <Input id={id} label={label} hint="Like 2027-03-31" value={value} autoComplete="off" {...errorOf(id)} />
  );
  return (
    <fieldset className="govuk-fieldset">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--m">If yes: under which title, when?</legend>
      <Input
        id="title"
        label="Title of the statement"
        hint="Everybody can read it, and it stays in the record. Leave contact details out."
        value={form.title ?? withoutContactDetails(title)}
        autoComplete="off"
        {...errorOf('title')}
      />
      {date('from', 'From', form.periodFrom)}
      {date('to', 'To', form.periodTo)}
      {date('review', 'Looked at again by', form.reviewBy)}
    </fieldset>
  );
}

function errorsOf({ problems }: AnswerForm): (field: string) => { error?: string } {
  return (field) => {
    const error = problems.find((problem) => problem.field === field)?.message;
    return error ? { error } : {};
  };
}
