import { isPaymentStated } from '#concordat';
import { graphql } from '../generated/gql.js';
import { useStatement } from '../statements/StatementScope.js';
import { Button } from '../ui/Button.js';
import { errorIn, ErrorSummary } from '../ui/ErrorSummary.js';
import { Radios, TextArea } from '../ui/fields.js';
import { KeepWords } from '../ui/KeepWords.js';
import { ReadFirst } from '../ui/ReadFirst.js';
import { useAct } from '../ui/useAct.js';
import { useFilled } from '../ui/useFilled.js';
import { parametersOf, type Agreement } from './useAgreement.js';

const STATE_PAYMENT = graphql(`
  mutation StatePayment($input: StatePaymentInput!) {
    statePayment(input: $input) {
      refusals {
        code
        because
      }
    }
  }
`);

const FIELDS = { 'concordat.payment': 'payment' };

interface Props {
  readonly agreement: Agreement;
  readonly again: () => void;
}

/** Before the groups are asked to agree: what is paid to people who take part, or why nothing is. */
export function StatePayment({ agreement, again }: Props) {
  const { statement } = useStatement();
  return (
    <KeepWords open={statement.state === 'PROPOSED' || statement.state === 'CONVENING'}>
      <Payment agreement={agreement} again={again} />
    </KeepWords>
  );
}

function Payment({ agreement, again }: Props) {
  const { me } = useStatement();
  const policy = parametersOf(agreement.values).paymentPolicy;
  const isStated = isPaymentStated(policy);
  const mayState = (me?.signatory ?? false) || (me?.roles.includes('co-chair') ?? false);
  return (
    <section aria-labelledby="state-payment">
      <h2 className="govuk-heading-m" id="state-payment">
        What is paid to people who take part
      </h2>
      <p className="govuk-body">
        {isStated
          ? `Our agreement says: ${policy.say} It can be put in other words until the groups are asked to agree.`
          : 'Nobody has said yet. The groups are asked to agree only when it is said what is paid, or why nothing is.'}
      </p>
      {mayState ? (
        <PaymentForm before={isStated ? policy : null} again={again} />
      ) : (
        <p className="govuk-body">Those who sign for a group, and the co-chairs, say it here. Tell one of them.</p>
      )}
    </section>
  );
}

interface FormProps {
  /** Null where nothing was said yet. */
  readonly before: { readonly offered: boolean; readonly say: string } | null;
  readonly again: () => void;
}

const MEANWHILE =
  'Somebody else has said this meanwhile. You can read it above. If you say it again, yours takes the place of theirs.';

function PaymentForm({ before, again }: FormProps) {
  const { statement } = useStatement();
  const { run, busy, problems, setProblems } = useAct(STATE_PAYMENT, FIELDS, 'What is paid was said.');
  const { said, setSaid, isOvertaken } = useFilled({
    ...{ offered: before ? String(before.offered) : '', payment: before?.say ?? '' },
  });
  const { offered, payment } = said;
  const send = async (): Promise<void> => {
    if (offered === '') return setProblems([{ because: 'Choose yes or no.', field: 'offered' }]);
    if (await run({ input: { statementId: statement.id, offered: offered === 'true', payment } })) again();
  };
  return (
    <>
      <ErrorSummary problems={problems} />
      <Radios
        id="offered"
        label="Are people paid for taking part?"
        error={errorIn(problems, 'offered')}
        value={offered}
        onChange={(value) => setSaid({ ...said, offered: value })}
        choices={[
          { value: 'true', label: 'Yes' },
          { value: 'false', label: 'No' },
        ]}
      />
      <TextArea
        id="payment"
        label="How much is paid, or why nothing is"
        hint="Such as: £15 an hour, paid within 10 working days, and bus fares. Everybody can read this."
        rows={3}
        value={payment}
        onChange={(value) => setSaid({ ...said, payment: value })}
        error={errorIn(problems, 'payment')}
      />
      <ReadFirst words={isOvertaken && before ? `${before.offered} ${before.say}` : null} say={MEANWHILE}>
        <Button kind="secondary" busy={busy} onClick={() => void send()}>
          Say what is paid
        </Button>
      </ReadFirst>
    </>
  );
}
