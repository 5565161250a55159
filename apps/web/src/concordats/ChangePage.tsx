import { useState } from 'react';
import { useNavigate } from 'react-router';
import { graphql } from '../generated/gql.js';
import { BackToStatement } from '../statements/BackToStatement.js';
import { useStatement } from '../statements/StatementScope.js';
import { Button } from '../ui/Button.js';
import { errorIn, ErrorSummary } from '../ui/ErrorSummary.js';
import { Checkbox, Radios, Select, TextArea, TextInput } from '../ui/fields.js';
import { Loadable } from '../ui/Loadable.js';
import { PageHeading } from '../ui/PageHeading.js';
import { useAct } from '../ui/useAct.js';
import { ChangeCharter } from './ChangeCharter.js';
import { ChangeFormats } from './ChangeFormats.js';
import { ChangeGroups } from './ChangeGroups.js';
import { ChangeOwnRules } from './ChangeOwnRules.js';
import { ChangePromises } from './ChangePromises.js';
import { ChangeReview } from './ChangeReview.js';
import { ChangeSections } from './ChangeSections.js';
import { whatIsUnadded, type Unadded } from './unadded.js';
import { inputOf, NUMBERS, RULES, wantedOf, type Wanted } from './wanted.js';
import { useAgreement, type Agreement } from './useAgreement.js';

const PROPOSE = graphql(`
  mutation ProposeAmendment($input: ProposeAmendmentInput!) {
    proposeAmendment(input: $input) {
      refusals {
        code
        because
      }
    }
  }
`);

const FIELDS = {
  'amendment.no-reason': 'reason',
  'concordat.payment': 'payment',
  'concordat.groups': 'groups',
  'concordat.unknown-group': 'groups',
  'concordat.group-twice': 'groups',
  'amendment.minimum': 'groups',
  'concordat.reviewBy': 'reviewBy',
  'concordat.formats': 'formats',
  'concordat.evidence': 'evidenceDisplayMinimum',
  'concordat.charter': 'definition',
  ...Object.fromEntries(NUMBERS.map(([name]) => [`concordat.${name}`, name])),
};

/** Proposes a change of the agreement: whatever is not touched stays as it is. */
export function ChangePage() {
  const { statement } = useStatement();
  const { data, error, again } = useAgreement(statement.id);
  return (
    <>
      <BackToStatement />
      <Loadable data={data} error={error} again={again}>
        {({ agreement }) => <ChangeForm agreement={agreement} />}
      </Loadable>
    </>
  );
}

function ChangeForm({ agreement }: { agreement: Agreement }) {
  const { statement } = useStatement();
  const goTo = useNavigate();
  const { run, busy, problems, setProblems } = useAct(PROPOSE, FIELDS);
  const [wanted, setWanted] = useState<Wanted>(() => wantedOf(agreement, statement.reviewBy));
  const set = (change: Partial<Wanted>) => setWanted({ ...wanted, ...change });
  const [unadded, setUnadded] = useState<Unadded>({ section: '', promise: '' });
  const writing = (part: keyof Unadded) => ({
    problems,
    onWriting: (words: string) => setUnadded((now) => ({ ...now, [part]: words })),
  });
  const propose = async (): Promise<void> => {
    const forgotten = whatIsUnadded(unadded);
    if (forgotten.length > 0) return setProblems(forgotten);
    const titles = Object.fromEntries(statement.sections.map(({ key, title }) => [key, title]));
    const input = inputOf(wanted, { titles, reviewBy: statement.reviewBy });
    if (await run({ input: { statementId: statement.id, ...input } })) await goTo('..', { relative: 'path' });
  };
  return (
    <>
      <ErrorSummary problems={problems} />
      <PageHeading of={statement.title}>Propose a change to our agreement</PageHeading>
      <p className="govuk-body-l">
        Change what should be different. It takes force when every group has agreed to exactly this. Some numbers have a
        smallest value, which holds for every agreement.
      </p>
      <TextArea
        id="reason"
        label="Why should it change?"
        rows={3}
        value={wanted.reason}
        onChange={(reason) => set({ reason })}
        error={errorIn(problems, 'reason')}
      />
      <ChangeCharter wanted={wanted} set={set} problems={problems} />
      <Values wanted={wanted} set={set} problems={problems} />
      <ChangeFormats wanted={wanted} set={set} problems={problems} />
      <ChangeGroups wanted={wanted} set={set} problems={problems} />
      <ChangeOwnRules wanted={wanted} set={set} groups={wanted.groups} />
      <ChangeSections wanted={wanted} set={set} groups={wanted.groups} {...writing('section')} />
      <ChangeReview wanted={wanted} set={set} problems={problems} />
      <ChangePromises wanted={wanted} set={set} groups={wanted.groups} {...writing('promise')} />
      <Button busy={busy} onClick={() => void propose()}>
        Put this to every group
      </Button>
    </>
  );
}

interface ValuesProps {
  readonly wanted: Wanted;
  readonly set: (change: Partial<Wanted>) => void;
  readonly problems: Parameters<typeof errorIn>[0];
}

function Values({ wanted, set, problems }: ValuesProps) {
  const { numbers, decisionRule, payment, paymentOffered, mirrorPublication } = wanted;
  return (
    <>
      <h2 className="govuk-heading-m">How we work</h2>
      <Select
        id="decision-rule"
        label="How a group decides, unless it says otherwise below"
        value={decisionRule}
        onChange={(rule) => set({ decisionRule: rule })}
        choices={RULES}
      />
      {NUMBERS.map(([name, label]) => (
        <TextInput
          key={name}
          id={name}
          label={label}
          digits
          value={numbers[name] ?? ''}
          onChange={(value) => set({ numbers: { ...numbers, [name]: value } })}
          error={errorIn(problems, name)}
        />
      ))}
      <Radios
        id="payment-offered"
        label="Are people paid for taking part?"
        value={String(paymentOffered)}
        onChange={(offered) => set({ paymentOffered: offered === 'true' })}
        choices={PAID}
      />
      <TextArea
        id="payment"
        label={paymentOffered ? 'How much is paid' : 'Why nothing is paid'}
        hint="Everybody can read this."
        rows={3}
        value={payment}
        onChange={(value) => set({ payment: value })}
        error={errorIn(problems, 'payment')}
      />
      <div className="govuk-form-group">
        <Checkbox
          id="mirror"
          label="The other groups can publish what they agreed if the council will not sign"
          checked={mirrorPublication}
          onChange={(checked) => set({ mirrorPublication: checked })}
        />
      </div>
    </>
  );
}

const PAID = [
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
];
