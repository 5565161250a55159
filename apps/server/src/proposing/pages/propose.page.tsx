import { withoutContactDetails } from '#deliberation';
import { dateInWords } from '#reading';
import { pathOfCall } from '../../convening/pages/call.page.js';
import type { Council } from '../../membership/council.entity.js';
import type { Page } from '../../platform/connection.js';
import {
  Breadcrumbs,
  Button,
  ErrorSummary,
  Input,
  InsetText,
  Radios,
  Textarea,
  WarningText,
  type FieldError,
} from '../../platform/pages/components.js';
import { page } from '../../platform/pages/page.js';
import { TEMPLATES } from '../../statements/templates.js';
import { ANSWER_WORDS } from '../answer-words.js';
import type { NamedStatement, PublicProposal } from '../proposing.reader.js';

/** What stands in the form. */
export interface ProposeForm {
  readonly kind: string;
  readonly template: string;
  readonly title: string;
  readonly why: string;
  readonly name: string;
  readonly email: string;
  readonly problems: readonly FieldError[];
}

interface ProposePage {
  readonly council: Council;
  readonly form: ProposeForm;
  readonly answered: Page<PublicProposal>;
  /** Proposals that nobody has looked at yet. */
  readonly waiting: number;
  /** Statements whose people get together now. */
  readonly calls: readonly NamedStatement[];
  readonly demo: boolean;
  readonly signedIn: boolean;
}

/** Where people propose to a council. */
export function pathOfProposing({ slug }: Pick<Council, 'slug'>): string {
  return `/propose/${slug}`;
}

/** A form to propose a statement or a topic, and everything that was proposed before, with its answer. */
export function proposePage({ council, form, answered, waiting, calls, ...visitor }: ProposePage): string {
  return page({
    ...visitor,
    title: `Propose something to ${council.name}`,
    nav: 'statements',
    errors: form.problems.length > 0,
    before: <Breadcrumbs items={[{ href: '/', text: 'Statements' }]} />,
    children: (
      <>
        <ErrorSummary errors={form.problems} />
        <span className="govuk-caption-xl">{council.name}</span>
        <h1 className="govuk-heading-xl">Propose a statement or a topic</h1>
        <p className="govuk-body-l">
          What should the council, and the people who give and use care, write down together? Anybody can propose it.
          The council answers everybody, with a reason.
        </p>
        <Calls council={council} calls={calls} />
        <Form council={council} form={form} />
        <Answered council={council} answered={answered} waiting={waiting} />
      </>
    ),
  });
}

function Calls({ council, calls }: Pick<ProposePage, 'council' | 'calls'>) {
  if (calls.length === 0) return null;
  return (
    <section aria-labelledby="calls">
      <h2 className="govuk-heading-m" id="calls">
        Is it about one of these?
      </h2>
      <p className="govuk-body">People are getting together to write them. Suggest your topic there, or take part:</p>
      <ul className="govuk-list govuk-list--bullet">
        {calls.map(({ id, title, slug }) => (
          <li key={id}>
            <a className="govuk-link" href={pathOfCall({ council, slug })}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Form({ council, form }: Pick<ProposePage, 'council' | 'form'>) {
  const errorOf = (field: string) => {
    const error = form.problems.find((problem) => problem.field === field)?.message;
    return error ? { error } : {};
  };
  return (
    <section aria-labelledby="your-proposal">
      <h2 className="govuk-heading-l govuk-!-margin-top-8" id="your-proposal">
        Your proposal
      </h2>
      <p className="govuk-body">You need no account. Somebody reads it before others can.</p>
      <p className="govuk-body">If you have a question: {council.contact}</p>
      <WarningText>
        {council.safeguardingNotice || 'If someone is in danger, call 999. Do not tell us here.'}
      </WarningText>
      <form method="post" action={pathOfProposing(council)} noValidate>
        <Radios
          id="kind"
          label="What do you propose?"
          value={form.kind}
          choices={[
            { value: 'statement', label: 'A new statement' },
            { value: 'topic', label: 'A topic', hint: 'For a statement that nobody is writing yet.' },
          ]}
          {...errorOf('kind')}
        />
        <Radios
          id="template"
          label="If it is a statement: which kind?"
          value={form.template}
          choices={TEMPLATES.map(({ key, plainTitle, title }) => ({ value: key, label: plainTitle, hint: title }))}
          {...errorOf('template')}
        />
        <Input id="title" label="What is it about?" value={form.title} {...errorOf('title')} />
        <Textarea
          id="why"
          label="Why is it needed?"
          hint="Do not write about somebody’s private life. Telephone numbers and addresses are taken out."
          value={form.why}
          {...errorOf('why')}
        />
        <AboutYou form={form} errorOf={errorOf} />
        <Button>Send</Button>
      </form>
    </section>
  );
}

function AboutYou({ form, errorOf }: { form: ProposeForm; errorOf: (field: string) => { error?: string } }) {
  return (
    <>
      <Input
        id="name"
        label="Your name, if you want it shown"
        hint="You can leave this empty. What you write here, everybody can read."
        autoComplete="off"
        value={form.name}
        {...errorOf('name')}
      />
      <Input
        id="email"
        type="email"
        label="Your e-mail address, if you want the answer sent to you"
        hint="You can leave this empty. It is never shown, and we remove it when the answer has gone."
        autoComplete="email"
        value={form.email}
        {...errorOf('email')}
      />
    </>
  );
}

function Answered({
  council,
  answered: { edges, pageInfo },
  waiting,
}: Pick<ProposePage, 'council' | 'answered' | 'waiting'>) {
  return (
    <section aria-labelledby="answers">
      <h2 className="govuk-heading-l govuk-!-margin-top-8" id="answers">
        What people proposed, and the answers
      </h2>
      {waiting > 0 ? <p className="govuk-body">Waiting for an answer: {waiting}.</p> : null}
      {edges.length === 0 ? <p className="govuk-body">Nothing has its answer yet.</p> : null}
      {edges.map(({ node }) => (
        <Proposal key={node.id} council={council} proposal={node} />
      ))}
      {pageInfo.hasNextPage ? (
        <p className="govuk-body">
          <a className="govuk-link" href={`${pathOfProposing(council)}?after=${pageInfo.endCursor ?? ''}#answers`}>
            Show older proposals
          </a>
        </p>
      ) : null}
    </section>
  );
}

function Proposal({ council, proposal }: { council: Council; proposal: PublicProposal }) {
  const { kind, words, answer, reason, at, answeredAt, statement, sponsor } = proposal;
  const what = kind === 'statement' ? 'A statement' : 'A topic';
  return (
    <article>
      <h3 className="govuk-heading-m">{words?.title ?? 'A proposal that is not shown'}</h3>
      <p className="govuk-body">
        {what}, proposed on {dateInWords(day(at))}
        {words?.name ? ` by ${words.name}` : ''}.
      </p>
      {words ? <p className="govuk-body cp-own-lines">{words.why}</p> : null}
      <InsetText>
        <strong>{answer ? ANSWER_WORDS[answer] : 'The council does not show it.'}</strong>{' '}
        <span className="cp-own-lines">{reason}</span>
        <br />
        {statement ? <About council={council} statement={statement} /> : null}
        {sponsor && statement?.state !== 'WITHDRAWN' ? `Sponsor: ${sponsor.name}, ${sponsor.jobTitle}. ` : ''}
        An officer of the council answered on {dateInWords(day(answeredAt))}.
      </InsetText>
    </article>
  );
}

function About({
  council,
  statement: { title, slug, state, stateReason },
}: {
  council: Council;
  statement: NamedStatement;
}) {
  if (state === 'PROPOSED') return <>Statement: {title}. </>;
  if (state === 'WITHDRAWN') {
    const why = withoutContactDetails(stateReason ?? '');
    return (
      <>
        Statement: {title}. It was withdrawn{why ? `: ${why}` : '.'}{' '}
      </>
    );
  }
  return (
    <>
      Statement:{' '}
      <a className="govuk-link" href={pathOfCall({ council, slug })}>
        {title}
      </a>
      .{' '}
    </>
  );
}

function day(at: Date): string {
  return at.toISOString();
}
