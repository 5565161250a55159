import { groupOf, GROUPS } from '#concordat';
import { useQuery } from 'urql';
import { graphql } from '../generated/gql.js';
import type { AgreementQuery } from '../generated/graphql.js';
import { BackToStatement } from '../statements/BackToStatement.js';
import { useStatement } from '../statements/StatementScope.js';
import { Button } from '../ui/Button.js';
import { ErrorSummary } from '../ui/ErrorSummary.js';
import { Loadable } from '../ui/Loadable.js';
import { PageHeading } from '../ui/PageHeading.js';
import { useAct } from '../ui/useAct.js';
import { useChanges } from '../api/useChanges.js';

const AGREEMENT = graphql(`
  query Agreement($statementId: ID!) {
    agreement(statementId: $statementId) {
      version
      hash
      open
      required
      agreed
      complete
      decisionRule
      minimums {
        constituency
        minimum
      }
      commentPeriodDays
      answerWorkingDays
      signOffWorkingDays
      minorityStatementWords
      mediationWorkingDays
      mirrorPublication
      payment
    }
  }
`);

const AGREE = graphql(`
  mutation AgreeConcordat($input: AgreeConcordatInput!) {
    agreeConcordat(input: $input) {
      agreement {
        complete
      }
      refusals {
        because
      }
    }
  }
`);

/** "Our agreement": what the groups agree about how they work, who has agreed, and agreeing for one's group (R1). */
export function AgreementPage() {
  const { statement } = useStatement();
  const [{ data, error }, ask] = useQuery({ query: AGREEMENT, variables: { statementId: statement.id } });
  useChanges(statement.id, () => ask());
  return (
    <>
      <BackToStatement />
      <Loadable data={data} error={error} again={() => ask()}>
        {({ agreement }) => <Agreement agreement={agreement} onAgreed={() => ask()} />}
      </Loadable>
    </>
  );
}

function Agreement({ agreement, onAgreed }: { agreement: AgreementQuery['agreement']; onAgreed: () => void }) {
  const { statement, me } = useStatement();
  const { run, busy, problems } = useAct(AGREE);
  const { required, agreed, complete, open } = agreement;
  const mine = me?.constituency ?? '';
  const canAgree = open && (me?.signatory ?? false) && required.includes(mine) && !agreed.includes(mine);
  const agree = async (): Promise<void> => {
    await run({ input: { statementId: statement.id, seenHash: agreement.hash } });
    onAgreed();
  };
  return (
    <>
      <ErrorSummary problems={problems} />
      <PageHeading of={statement.title}>Our agreement</PageHeading>
      <p className="govuk-body-l">
        {complete
          ? `All ${required.length} groups have agreed.`
          : `${agreed.length} of ${required.length} groups have agreed. Writing cannot start until all have.`}
      </p>
      {open ? null : <p className="govuk-body">The co-chairs have not asked the groups to agree yet.</p>}
      <WhatWeAgree agreement={agreement} />
      <WhoAgreed required={required} agreed={agreed} />
      {canAgree ? (
        <Button busy={busy} onClick={() => void agree()}>
          Agree for {groupOf(mine).label}
        </Button>
      ) : null}
    </>
  );
}

const DECIDE: Readonly<Record<string, string>> = {
  consensus: 'By agreement of its people who sign; if that fails, two-thirds of them',
  'two-thirds': 'By two-thirds of its people who sign',
  majority: 'By more than half of its people who sign',
};

const MIRROR_ON =
  'When mediation has failed, three or more other groups can publish what they have agreed, people who draw on care or ' +
  'unpaid carers among them. It says that it is not council policy.';
const MIRROR_OFF = 'Switched off: other groups cannot publish without the council.';

function WhatWeAgree({ agreement }: { agreement: AgreementQuery['agreement'] }) {
  const fewest = GROUPS.flatMap(({ code, short }) => {
    const found = agreement.minimums.find(({ constituency }) => constituency === code);
    return found ? [`${short} ${found.minimum}`] : [];
  });
  const rows = [
    ['How a group decides', DECIDE[agreement.decisionRule] ?? agreement.decisionRule],
    ['Fewest people who sign', fewest.join(', ')],
    ['Time to comment', `${agreement.commentPeriodDays} days`],
    ['Time to answer a suggestion', `${agreement.answerWorkingDays} working days`],
    ['Time to sign', `${agreement.signOffWorkingDays} working days`],
    ['Longest note of those who disagree', `${agreement.minorityStatementWords} words`],
    ['Time for mediation', `${agreement.mediationWorkingDays} working days`],
    ['If the council will not sign', agreement.mirrorPublication ? MIRROR_ON : MIRROR_OFF],
    ['Payment', agreement.payment],
  ];
  return (
    <dl className="govuk-summary-list">
      {rows.map(([key, value]) => (
        <div className="govuk-summary-list__row" key={key}>
          <dt className="govuk-summary-list__key">{key}</dt>
          <dd className="govuk-summary-list__value">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function WhoAgreed({ required, agreed }: { required: readonly string[]; agreed: readonly string[] }) {
  return (
    <table className="govuk-table">
      <caption className="govuk-table__caption govuk-table__caption--m">Who has agreed</caption>
      <thead className="govuk-table__head">
        <tr className="govuk-table__row">
          <th scope="col" className="govuk-table__header">
            Group
          </th>
          <th scope="col" className="govuk-table__header">
            Agreed
          </th>
        </tr>
      </thead>
      <tbody className="govuk-table__body">
        {required.map((code) => (
          <tr className="govuk-table__row" key={code}>
            <th scope="row" className="govuk-table__header">
              {groupOf(code).label}
            </th>
            <td className="govuk-table__cell">{agreed.includes(code) ? 'Yes' : 'Not yet'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
