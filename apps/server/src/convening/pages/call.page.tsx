import { DOCUMENT_STATE_WORDS, groupOf } from '#concordat';
import { peopleInWords } from '#power-panel';
import { dateInWords, GroupName, PlainTable, shortDate } from '#reading';
import {
  Breadcrumbs,
  Button,
  Checkbox,
  ErrorSummary,
  Input,
  InsetText,
  Radios,
  Textarea,
  WarningText,
  type FieldError,
} from '../../platform/pages/components.js';
import { NotKept, problemsWithoutForm, type WordsSent } from '../../platform/pages/not-kept.js';
import { page } from '../../platform/pages/page.js';
import type { AnsweredNomination, PublicCall } from '../call.reader.js';
import { WhatIsFixed } from './what-is-fixed.js';

/** What stands in the form. */
export interface CallForm {
  readonly kind: string;
  readonly text: string;
  readonly contact: string;
  readonly mayBeShown: boolean;
  readonly problems: readonly FieldError[];
}

interface CallPage {
  readonly call: PublicCall;
  readonly form: CallForm;
  readonly demo: boolean;
  readonly signedIn: boolean;
}

/** What the address of a statement is made of. */
export interface StatementAddress {
  readonly council: { readonly slug: string };
  readonly slug: string;
}

/** Where the call of a statement is. */
export function pathOfCall({ council, slug }: StatementAddress): string {
  return `/call/${council.slug}/${slug}`;
}

/** The public call: what it is about, until when, the form, what is fixed, the answers, and who was asked. */
export function callPage({ call, form, ...visitor }: CallPage): string {
  const { council, period, isOpen } = call;
  const wrote = isOpen ? [] : wroteIn(form);
  const problems = isOpen ? form.problems : problemsWithoutForm(form.problems, wrote);
  const title = `${isOpen ? 'Take part' : 'How it began'}: ${call.title}`;
  return page({
    ...visitor,
    title,
    nav: 'statements',
    errors: form.problems.length > 0,
    before: <Breadcrumbs items={[{ href: '/', text: 'Statements' }]} />,
    children: (
      <>
        <ErrorSummary errors={problems} />
        <span className="govuk-caption-xl">{council.name}</span>
        <h1 className="govuk-heading-xl">{title}</h1>
        <p className="govuk-body-l">
          {isOpen
            ? 'People are getting together to write this. You can join them, or say what they should write about.'
            : call.state === 'PAUSED'
              ? 'The work on this is paused for now. Here is what came of the call so far.'
              : 'The call has closed, because the writing has begun. Here is what came of it.'}
        </p>
        <NotKept wrote={wrote} />
        {isOpen ? null : <InsetText>Now: {DOCUMENT_STATE_WORDS[call.state]}.</InsetText>}
        <p className="govuk-body">
          It will say what care and support there is, what is needed and what will change, from{' '}
          {dateInWords(period.from)} to {dateInWords(period.to)}. No word of it is written before every group has agreed
          how to work together.
        </p>
        <h2 className="govuk-heading-m">Who writes it together</h2>
        <ul className="govuk-list">
          {call.groups.map((code) => (
            <li key={code}>
              <GroupName code={code} />
            </li>
          ))}
        </ul>
        {isOpen ? <Form call={call} form={form} /> : null}
        <WhatIsFixed limits={call.limits} />
        <Answers answered={call.answered} />
        <Asked call={call} />
      </>
    ),
  });
}

/** The questions of the form, also said beside the answers that came too late. */
const TEXT = 'Who are you, or what should we write about?';
const CONTACT = 'If you want to take part: how can we reach you?';

function wroteIn({ text, contact }: CallForm): WordsSent[] {
  return [
    { label: TEXT, words: text },
    { label: CONTACT, words: contact },
  ];
}

function Form({ call, form }: Pick<CallPage, 'call' | 'form'>) {
  const errorOf = (field: string) => {
    const error = form.problems.find((problem) => problem.field === field)?.message;
    return error ? { error } : {};
  };
  return (
    <section aria-labelledby="take-part">
      <h2 className="govuk-heading-l govuk-!-margin-top-8" id="take-part">
        Ask to take part, or suggest a topic
      </h2>
      <p className="govuk-body">
        You can do this at least until the end of <strong>{dateInWords(call.until)}</strong>. You need no account.
        Everybody gets an answer with a reason. {call.council.contact}
      </p>
      <WarningText>
        {call.council.safeguardingNotice || 'If someone is in danger, call 999. Do not tell us here.'}
      </WarningText>
      <form method="post" action={pathOfCall(call)} noValidate>
        <Radios
          id="kind"
          label="What do you want to do?"
          value={form.kind}
          choices={[
            { value: 'person', label: 'Take part myself' },
            { value: 'topic', label: 'Suggest a topic' },
          ]}
          {...errorOf('kind')}
        />
        <Textarea
          id="text"
          label={TEXT}
          hint="A name you like to be called, and what brings you here. Or the topic, and why it matters."
          value={form.text}
          {...errorOf('text')}
        />
        <Input
          id="contact"
          label={CONTACT}
          hint="A telephone number, an e-mail or a postal address. We send the answer to an e-mail address by itself. Only the people who organise this can read it."
          autoComplete="off"
          value={form.contact}
          {...errorOf('contact')}
        />
        <Checkbox
          id="shown"
          label="Anybody may read what I wrote about myself, with the answer"
          hint="Without this, nobody but the people taking part reads it. How to reach you is never shown."
          checked={form.mayBeShown}
        />
        <Button>Send</Button>
      </form>
    </section>
  );
}

function Answers({ answered }: { answered: readonly AnsweredNomination[] }) {
  return (
    <section aria-labelledby="answers">
      <h2 className="govuk-heading-l" id="answers">
        What came in, and the answers
      </h2>
      {answered.length === 0 ? <p className="govuk-body">Nothing has its answer yet.</p> : null}
      {answered.map(({ id, kind, text, isTaken, answer, isMailed }) => (
        <InsetText key={id}>
          <strong>{text ?? 'A person, who is not named here'}</strong>
          {text === null ? '' : ` (${kind === 'person' ? 'a person' : 'a topic'})`}
          <br />
          <strong>{isTaken ? 'Yes.' : 'No.'}</strong> {answer ?? reasonElsewhere(isMailed)}
        </InsetText>
      ))}
    </section>
  );
}

/** Said where the reason would say who it is about. */
function reasonElsewhere(isMailed: boolean): string {
  const why = 'The reason is not shown here, because it would say who this is.';
  return isMailed ? `${why} It went to the e-mail address that they gave.` : why;
}

function Asked({ call: { outreach } }: Pick<CallPage, 'call'>) {
  return (
    <section aria-labelledby="asked">
      <h2 className="govuk-heading-l" id="asked">
        Whom we asked
      </h2>
      <PlainTable
        id="outreach"
        caption="When, how and where people were asked to take part"
        columns={['When', 'How', 'Where', 'Who was meant', 'People reached']}
        rows={outreach.map(({ on, how, place, constituency, reached }) => [
          shortDate(on),
          how,
          place,
          groupOf(constituency).label,
          peopleInWords(reached),
        ])}
        empty="Nothing is noted here yet."
      />
    </section>
  );
}
