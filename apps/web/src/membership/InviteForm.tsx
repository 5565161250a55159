import { GROUPS, ORGANISATION_SIZES, ORGANISATION_TYPES } from '#concordat';
import { useState } from 'react';
import { graphql } from '../generated/gql.js';
import { useStatement } from '../statements/StatementScope.js';
import { useAnnouncements } from '../ui/announcements.js';
import { Button } from '../ui/Button.js';
import { errorIn, ErrorSummary, type Problem } from '../ui/ErrorSummary.js';
import { Checkbox, Select, TextInput } from '../ui/fields.js';
import { useAct } from '../ui/useAct.js';

const INVITE = graphql(`
  mutation InviteMember($input: InviteMemberInput!) {
    inviteMember(input: $input) {
      invitation {
        id
        fullName
      }
      refusals {
        code
        because
      }
    }
  }
`);

const EMPTY = {
  fullName: '',
  email: '',
  constituency: GROUPS[0]?.code ?? '',
  capacity: '',
  organisationName: '',
  organisationType: 'provider',
  organisationSize: 'small',
  signatory: false,
  roles: ['member'] as string[],
};

const FIELDS = {
  'invite.name': 'invite-name',
  'invite.email': 'invite-email',
  'invite.member': 'invite-email',
  'invite.invited': 'invite-email',
  'invite.administrator': 'invite-email',
  'invite.capacity': 'invite-capacity',
  'invite.unknown-group': 'invite-group',
  'invite.group': 'invite-group',
  'invite.organisation': 'invite-organisation-type',
  'invite.co-chairs': 'invite-co-chair',
};

/** Roles that an invitation can give, in words. */
const CAN: readonly (readonly [string, string])[] = [
  ['section-lead', 'Leads a section'],
  ['co-chair', 'Is a co-chair'],
  ['data-owner', 'Looks after figures'],
  ['sponsor', 'Is the sponsor'],
  ['safeguarding-lead', 'Looks at worries about people'],
];

/** Asks for one person to invite. */
export function InviteForm({ onInvited }: { onInvited: () => void }) {
  const { statement } = useStatement();
  const { say } = useAnnouncements();
  const { run, busy, problems } = useAct(INVITE, FIELDS);
  const [asked, setAsked] = useState(EMPTY);
  const set = (name: keyof typeof EMPTY) => (value: string) => setAsked({ ...asked, [name]: value });
  const toggle = (role: string) => (on: boolean) =>
    setAsked({ ...asked, roles: on ? [...asked.roles, role] : asked.roles.filter((one) => one !== role) });
  const invite = async (): Promise<void> => {
    const done = await run({ input: { ...asked, ...partOf(asked), statementId: statement.id } });
    if (!done?.invitation) return;
    say(`${done.invitation.fullName} is invited.`);
    setAsked({ ...EMPTY, constituency: asked.constituency });
    onInvited();
  };
  return (
    <form
      noValidate
      aria-labelledby="invite"
      onSubmit={(event) => {
        event.preventDefault();
        void invite();
      }}
    >
      <h2 className="govuk-heading-m" id="invite">
        Invite someone
      </h2>
      <ErrorSummary problems={problems} />
      <WhoFields asked={asked} problems={problems} set={set} />
      {NO_GROUP[asked.constituency] ? null : (
        <CanDo asked={asked} onSigns={(signatory) => setAsked({ ...asked, signatory })} onToggle={toggle} />
      )}
      <Button submit busy={busy}>
        Send the invitation
      </Button>
    </form>
  );
}

/** Which group somebody is of, what they can do, and for which organisation they speak. */
function partOf({ constituency, roles, signatory, ...asked }: typeof EMPTY) {
  const ofNoGroup = NO_GROUP[constituency];
  const organisationName = asked.organisationName.trim() || null;
  return {
    ...(ofNoGroup ? { constituency: null, roles: [ofNoGroup], signatory: false } : { constituency, roles, signatory }),
    organisationName,
    organisationType: organisationName && asked.organisationType,
    organisationSize: organisationName && asked.organisationSize,
  };
}

interface WhoFieldsProps {
  readonly asked: typeof EMPTY;
  readonly problems: readonly Problem[];
  readonly set: (name: keyof typeof EMPTY) => (value: string) => void;
}

function WhoFields({ asked, problems, set }: WhoFieldsProps) {
  return (
    <>
      <TextInput
        id="invite-name"
        label="Name"
        value={asked.fullName}
        error={errorIn(problems, 'invite-name')}
        onChange={set('fullName')}
      />
      <TextInput
        id="invite-email"
        type="email"
        label="E-mail address"
        value={asked.email}
        error={errorIn(problems, 'invite-email')}
        onChange={set('email')}
      />
      <Select
        id="invite-group"
        label="Group"
        value={asked.constituency}
        error={errorIn(problems, 'invite-group')}
        onChange={set('constituency')}
        choices={GROUP_CHOICES}
      />
      <TextInput
        id="invite-capacity"
        label="Speaks as"
        hint="For example: Unpaid carer"
        value={asked.capacity}
        error={errorIn(problems, 'invite-capacity')}
        onChange={set('capacity')}
      />
      <TextInput
        id="invite-organisation"
        label="Organisation, if any"
        value={asked.organisationName}
        onChange={set('organisationName')}
      />
      {asked.organisationName.trim() === '' ? null : <OrganisationFields asked={asked} set={set} />}
    </>
  );
}

function OrganisationFields({ asked, set }: Omit<WhoFieldsProps, 'problems'>) {
  return (
    <>
      <Select
        id="invite-organisation-type"
        label="What kind of organisation?"
        value={asked.organisationType}
        onChange={set('organisationType')}
        choices={ORGANISATION_TYPES.map(([value, label]) => ({ value, label }))}
      />
      <Select
        id="invite-organisation-size"
        label="How large is it?"
        value={asked.organisationSize}
        onChange={set('organisationSize')}
        choices={ORGANISATION_SIZES.map(([value, label]) => ({ value, label }))}
      />
    </>
  );
}

interface CanDoProps {
  readonly asked: typeof EMPTY;
  readonly onSigns: (signs: boolean) => void;
  readonly onToggle: (role: string) => (on: boolean) => void;
}

function CanDo({ asked, onSigns, onToggle }: CanDoProps) {
  return (
    <div className="govuk-form-group">
      <fieldset className="govuk-fieldset">
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">What they can do beside writing</legend>
        <Checkbox id="invite-signs" label="Signs for the group" checked={asked.signatory} onChange={onSigns} />
        {CAN.map(([role, label]) => (
          <Checkbox
            key={role}
            id={`invite-${role}`}
            label={label}
            checked={asked.roles.includes(role)}
            onChange={onToggle(role)}
          />
        ))}
      </fieldset>
    </div>
  );
}

const GROUP_CHOICES = [
  ...GROUPS.map(({ code, label }) => ({ value: code, label })),
  { value: 'none-facilitator', label: 'None: a facilitator, who helps all groups' },
  { value: 'none-witness', label: 'None: a witness, who keeps a copy of the record' },
  { value: 'none-safeguarding', label: 'None: a safeguarding lead, who looks at worries about people' },
];

/** What somebody is who belongs to no group. */
const NO_GROUP: Readonly<Record<string, string>> = {
  'none-facilitator': 'facilitator',
  'none-witness': 'witness',
  'none-safeguarding': 'safeguarding-lead',
};
