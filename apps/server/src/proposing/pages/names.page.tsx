import { groupOf, GROUPS, type Constituency } from '#concordat';
import type { Council } from '../../membership/council.entity.js';
import {
  BackLink,
  Button,
  Checkbox,
  ErrorSummary,
  Input,
  Radios,
  Textarea,
  type FieldError,
} from '../../platform/pages/components.js';
import { page } from '../../platform/pages/page.js';
import type { StatementSponsor } from '../proposing.entity.js';
import type { CoChairAskedFor, NamedStatement } from '../proposing.reader.js';
import { pathOfDesk } from './desk.page.js';

/** Where the page says that it is too late: the place of that problem. */
export const BEGUN = 'begun';

/** What stands in the two forms. */
export interface NamesForm {
  readonly fields: Readonly<Record<string, string>>;
  readonly problems: readonly FieldError[];
}

interface NamesPage {
  readonly council: Council;
  readonly statement: NamedStatement;
  readonly sponsor: StatementSponsor | null;
  readonly coChairs: readonly CoChairAskedFor[];
  readonly form: NamesForm;
  readonly demo: boolean;
  readonly signedIn: boolean;
}

/** The names that a proposed statement needs before people are asked to get together. */
export function namesPage({ council, statement, sponsor, coChairs, form, ...visitor }: NamesPage): string {
  const isOpen = statement.state === 'PROPOSED';
  const action = `${pathOfDesk(council)}/statements/${statement.id}`;
  return page({
    ...visitor,
    title: `Names for ${statement.title}`,
    nav: 'workspace',
    noindex: true,
    errors: form.problems.length > 0,
    children: (
      <>
        <BackLink href={pathOfDesk(council)}>Proposals to answer</BackLink>
        <ErrorSummary errors={form.problems} />
        <h1 className="govuk-heading-xl">Names for {statement.title}</h1>
        <p className="govuk-body" id={BEGUN}>
          {isOpen
            ? 'A sponsor and two co-chairs are needed. Then the two co-chairs ask people to get together, both of them.'
            : 'This statement has begun. Its co-chairs and its facilitator invite people now.'}
        </p>
        <h2 className="govuk-heading-l">The sponsor</h2>
        <p className="govuk-body">
          {sponsor ? `${sponsor.name}, ${sponsor.jobTitle}.` : 'Nobody is named yet.'}
          {sponsor && isOpen ? ' You can name somebody else.' : ''}
        </p>
        {isOpen ? <SponsorForm action={action} form={form} /> : null}
        <h2 className="govuk-heading-l">The two co-chairs</h2>
        <ul className="govuk-list govuk-list--bullet">
          {coChairs.map(({ id, constituency, hasJoined }) => (
            <li key={id}>
              {labelOf(constituency)}: {hasJoined ? 'takes part' : 'invited'}
              {isOpen && !hasJoined ? <EndForm action={action} id={id} group={labelOf(constituency)} /> : null}
            </li>
          ))}
        </ul>
        {isOpen && coChairs.length < 2 ? <CoChairForm action={action} form={form} /> : null}
        {isOpen && coChairs.filter(({ hasJoined }) => hasJoined).length < 2 ? (
          <TakeBackForm action={action} form={form} />
        ) : null}
      </>
    ),
  });
}

function labelOf(constituency: Constituency | null): string {
  return constituency ? groupOf(constituency).label : 'No group';
}

function EndForm({ action, id, group }: { action: string; id: string; group: string }) {
  return (
    <form method="post" action={action}>
      <input type="hidden" name="invitation" value={id} />
      <Button kind="secondary" name="what" value="end-invitation">
        End this invitation<span className="govuk-visually-hidden"> of {group}</span>
      </Button>
    </form>
  );
}

function TakeBackForm({ action, form }: { action: string; form: NamesForm }) {
  const error = form.problems.find(({ field }) => field === 'take-back-reason')?.message;
  return (
    <form method="post" action={action} noValidate>
      <h2 className="govuk-heading-l">If the council will not do this after all</h2>
      <p className="govuk-body">
        Until both co-chairs take part, you can take this statement back. You cannot undo it. Open invitations end.
      </p>
      <Textarea
        id="take-back-reason"
        label="Why is it taken back?"
        hint="Everybody can read this, for good. Leave out names and contact details."
        rows={3}
        value={form.fields['take-back-reason'] ?? ''}
        {...(error && { error })}
      />
      <Button kind="warning" name="what" value="take-back">
        Take this statement back
      </Button>
    </form>
  );
}

function SponsorForm({ action, form }: { action: string; form: NamesForm }) {
  return (
    <form method="post" action={action} noValidate>
      <Field id="sponsor-name" label="Name of the sponsor" form={form} />
      <Field id="sponsor-job" label="Job title" form={form} />
      <Agreed form={form} />
      <Button name="what" value="sponsor">
        Name the sponsor
      </Button>
    </form>
  );
}

function Agreed({ form }: { form: NamesForm }) {
  const error = form.problems.find(({ field }) => field === 'sponsor-agreed')?.message;
  return (
    <Checkbox
      id="sponsor-agreed"
      label="They agreed that everybody can read their name and job title"
      checked={form.fields['sponsor-agreed'] === 'yes'}
      {...(error && { error })}
    />
  );
}

function CoChairForm({ action, form }: { action: string; form: NamesForm }) {
  const error = form.problems.find(({ field }) => field === 'chair-group')?.message;
  return (
    <form method="post" action={action} noValidate>
      <p className="govuk-body">
        They are of different groups, and one of them draws on care or is an unpaid carer. Each gets an invitation.
      </p>
      <Field id="chair-name" label="Name of the co-chair" form={form} />
      <Field id="chair-email" label="E-mail address of the co-chair" form={form} />
      <Radios
        id="chair-group"
        label="Which group?"
        value={form.fields['chair-group'] ?? ''}
        choices={GROUPS.filter(({ code }) => code !== 'PUBLIC').map(({ code, label }) => ({ value: code, label }))}
        {...(error && { error })}
      />
      <Button name="what" value="co-chair">
        Invite
      </Button>
    </form>
  );
}

function Field({ id, label, form }: { id: string; label: string; form: NamesForm }) {
  const error = form.problems.find(({ field }) => field === id)?.message;
  return <Input id={id} label={label} value={form.fields[id] ?? ''} autoComplete="off" {...(error && { error })} />;
}
