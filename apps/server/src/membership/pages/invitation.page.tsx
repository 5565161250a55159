import { groupOf, type Refusal } from '#concordat';
import { Button, Checkbox, ErrorSummary, Input, Radios, SummaryList } from '../../platform/pages/components.js';
import { page } from '../../platform/pages/page.js';
import type { DisplayChoice } from '../accept-invitation.js';
import type { Invitation } from '../invitation.entity.js';

/** What the page of an invitation shows. */
export interface InvitationPage {
  readonly demo: boolean;
  readonly title: string;
  readonly action: string;
  readonly invitation: Invitation;
  readonly chosen: DisplayChoice;
  /** Why it could not be accepted so; empty at first. */
  readonly refusals: readonly Refusal[];
}

/** "Will you write this with us?": who asks, for which group, and how to be shown. Opening it accepts nothing. */
export function invitationPage({ demo, title, action, invitation, chosen, refusals }: InvitationPage): string {
  const errors = refusals.map(({ code, because }) => ({ field: FIELDS[code] ?? 'form', message: because }));
  const errorOf = (id: string) => ({ id, error: errors.find(({ field }) => field === id)?.message });
  return page({
    title: 'Will you write this with us?',
    errors: errors.length > 0,
    demo,
    noindex: true,
    children: (
      <>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">Will you write this with us?</h1>
        <SummaryList rows={rowsOf(title, invitation)} />
        <form method="post" action={action} noValidate>
          <Radios {...errorOf('form')} label="How shall we show you?" choices={forms(invitation)} value={chosen.form} />
          <Input
            {...errorOf('chosenName')}
            label="The name you chose"
            hint="Only if you picked “A name I choose”."
            value={chosen.chosenName ?? ''}
            spellCheck={false}
          />
          <Radios {...errorOf('audience')} label="Who may see your name?" choices={AUDIENCES} value={chosen.audience} />
          <Checkbox
            id="hidePresence"
            label="Do not show others when I am here"
            hint="When you write, others see your words but not that you are on the page."
            checked={chosen.hidePresence}
          />
          <p className="govuk-body">You can change this at any time, also after publication.</p>
          <Button>Yes, take part</Button>
        </form>
        <p className="govuk-body">If you do not want to take part, close this page. Nothing happens.</p>
      </>
    ),
  });
}

function rowsOf(title: string, { constituency, signatory, supportedBy }: Invitation) {
  return [
    { key: 'Statement', value: title },
    { key: 'Your group', value: constituency === null ? 'None: you help all groups' : groupOf(constituency).label },
    ...(signatory ? [{ key: 'What you do', value: 'You write with the others, and you sign for your group.' }] : []),
    ...(supportedBy === null ? [] : [{ key: 'Supported by', value: supportedBy }]),
  ];
}

function forms({ fullName, constituency }: Invitation) {
  const group = constituency === null ? 'No name' : `My group only: “${groupOf(constituency).label}”`;
  return [
    { value: 'full-name', label: `My full name: ${fullName}` },
    { value: 'first-name', label: 'My first name' },
    { value: 'chosen-name', label: 'A name I choose' },
    { value: 'group-only', label: group },
  ];
}

/** Where each fault can be mended. */
const FIELDS: Readonly<Record<string, string>> = {
  'display.chosen-name': 'chosenName',
  'display.audience': 'audience',
};

const AUDIENCES = [
  { value: 'own-group', label: 'Only people of my group' },
  { value: 'writers', label: 'People who write this statement' },
  { value: 'everyone', label: 'Everyone, also in what is published' },
];
