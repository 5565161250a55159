import { changesInWords, dayInWords } from '#concordat';
import { graphql } from '../generated/gql.js';
import { useStatement } from '../statements/StatementScope.js';
import { Button } from '../ui/Button.js';
import { ErrorSummary } from '../ui/ErrorSummary.js';
import { useAct } from '../ui/useAct.js';
import { AnswerForm } from './AnswerForm.js';
import { parametersOf, promiseOf, type Agreement } from './useAgreement.js';
import { WhatGroupsSay } from './WhatGroupsSay.js';

const WITHDRAW = graphql(`
  mutation WithdrawAmendment($statementId: ID!) {
    withdrawAmendment(statementId: $statementId) {
      refusals {
        code
        because
      }
    }
  }
`);

interface Props {
  readonly agreement: Agreement;
  readonly amendment: NonNullable<Agreement['amendment']>;
  readonly again: () => void;
}

/** A change that waits for answers: why, what would change, what each group says, and saying it. */
export function Amendment({ agreement, amendment, again }: Props) {
  const { statement } = useStatement();
  const titles = Object.fromEntries(statement.sections.map(({ key, title }) => [key, title]));
  const changes = changesInWords(
    {
      parameters: parametersOf(agreement.values),
      promises: agreement.promises.map(({ promise }) => promiseOf(promise)),
    },
    { parameters: parametersOf(amendment.values), promises: amendment.promises.map(promiseOf) },
    titles,
    dayInWords(statement.reviewBy),
  );
  return (
    <section aria-labelledby="amendment" className="cp-amendment">
      <h2 className="govuk-heading-m" id="amendment">
        A change is proposed
      </h2>
      <p className="govuk-body">
        {amendment.isMine ? 'You propose' : `${amendment.proposedBy} proposes`} this: {amendment.reason}
      </p>
      <p className="govuk-body">
        It becomes version {amendment.version} when every group has agreed to exactly it. Until then, version{' '}
        {agreement.version} stays as it is.
      </p>
      <dl className="govuk-summary-list">
        {changes.map(({ what, was, is }) => (
          <div className="govuk-summary-list__row" key={`${what} ${was} ${is}`}>
            <dt className="govuk-summary-list__key">{what}</dt>
            <dd className="govuk-summary-list__value">
              {was === '' ? null : <p className="govuk-body">Now: {was}</p>}
              {is === '' ? null : <p className="govuk-body">Then: {is}</p>}
            </dd>
          </div>
        ))}
      </dl>
      <p className="govuk-body">Everything else stays as you can read it below.</p>
      <AnswerForm id="answer-to-change" hash={amendment.hash} groups={amendment.groups} again={again} />
      {amendment.closing ? <Close why={amendment.closing} again={again} /> : null}
      <WhatGroupsSay groups={amendment.groups} heading="What each group says of the change" />
    </section>
  );
}

/** Why somebody else than its proposer closes a change, and what the button says, by the reason. */
const CLOSING: Readonly<Record<string, { readonly because: string; readonly button: string }>> = {
  mine: { because: '', button: 'Take this change back' },
  'proposer-left': {
    because:
      'Whoever proposed this does not take part any more. You can take it back for them. Then another change can be proposed.',
    button: 'Take this change back',
  },
  refused: {
    because:
      'A group has said no, so this does not become our agreement unless they think again. You can close it. Then another change can be proposed.',
    button: 'Close this change',
  },
};

function Close({ why, again }: { why: string; again: () => void }) {
  const { statement } = useStatement();
  const { run, busy, problems } = useAct(WITHDRAW, {}, 'The change is taken back.');
  const { because = '', button = 'Take this change back' } = CLOSING[why] ?? {};
  const withdraw = async (): Promise<void> => {
    if (await run({ statementId: statement.id })) again();
  };
  return (
    <>
      <ErrorSummary problems={problems} />
      {because === '' ? null : <p className="govuk-body">{because}</p>}
      <Button kind="secondary" busy={busy} onClick={() => void withdraw()}>
        {button}
      </Button>
    </>
  );
}
