import { Link } from 'react-router';
import { dayInWords } from '../deliberation/in-words.js';
import { BackToStatement } from '../statements/BackToStatement.js';
import { useStatement } from '../statements/StatementScope.js';
import { Loadable } from '../ui/Loadable.js';
import { PageHeading } from '../ui/PageHeading.js';
import { Amendment } from './Amendment.js';
import { AnswerForm } from './AnswerForm.js';
import { StatePayment } from './StatePayment.js';
import { useAgreement, type Agreement } from './useAgreement.js';
import { WhatGroupsSay } from './WhatGroupsSay.js';
import { WhatWeAgree } from './WhatWeAgree.js';

/** "Our agreement": what the groups agree and promise, what each says of it, and how it is changed (R1). */
export function AgreementPage() {
  const { statement } = useStatement();
  const { data, error, again } = useAgreement(statement.id);
  return (
    <>
      <BackToStatement />
      <Loadable data={data} error={error} again={again}>
        {({ agreement }) => <WholeAgreement agreement={agreement} again={again} />}
      </Loadable>
    </>
  );
}

function WholeAgreement({ agreement, again }: { agreement: Agreement; again: () => void }) {
  const { statement, me } = useStatement();
  const { required, agreed, complete, open, version, groups, amendment } = agreement;
  return (
    <>
      <PageHeading of={statement.title}>Our agreement</PageHeading>
      <p className="govuk-body-l">
        {complete
          ? `All ${required.length} groups have agreed.`
          : `${agreed.length} of ${required.length} groups have agreed. Writing cannot start until all have.`}
      </p>
      {open ? null : <p className="govuk-body">The co-chairs have not asked the groups to agree yet.</p>}
      {open ? null : <StatePayment agreement={agreement} again={again} />}
      {complete ? <PublicPage version={version} /> : null}
      {amendment ? <Amendment agreement={agreement} amendment={amendment} again={again} /> : null}
      {open && !complete && me?.signatory ? (
        <p className="govuk-body">
          Read all of it. Then{' '}
          <a className="govuk-link" href="#answer">
            say yes or no at its end
          </a>
          .
        </p>
      ) : null}
      <WhatWeAgree agreement={agreement} again={again} />
      {open && !complete ? <AnswerForm id="answer" hash={agreement.hash} groups={groups} again={again} /> : null}
      <WhatGroupsSay groups={groups} heading="What each group says" />
      <Versions agreement={agreement} />
    </>
  );
}

function PublicPage({ version }: { version: number }) {
  const { statement } = useStatement();
  return (
    <p className="govuk-body">
      Version {version} holds.{' '}
      <a className="govuk-link" href={`/agreements/${statement.council.slug}/${statement.slug}`}>
        See the page that everybody can read
      </a>
    </p>
  );
}

function Versions({ agreement: { versions, amendment, open } }: { agreement: Agreement }) {
  const { me, statement } = useStatement();
  const canPropose = (me?.signatory ?? false) || (me?.roles.includes('co-chair') ?? false);
  const address = `/agreements/${statement.council.slug}/${statement.slug}`;
  return (
    <section aria-labelledby="versions">
      <h2 className="govuk-heading-m" id="versions">
        Versions, and changing it
      </h2>
      <p className="govuk-body">
        A change needs every group again. Until all have agreed, the agreement stays as it is.
      </p>
      {versions.length === 0 ? null : (
        <ul className="govuk-list govuk-list--bullet">
          {versions.map(({ version, since, until }) => (
            <li key={version}>
              <a className="govuk-link" href={`${address}/v/${version}`}>
                Version {version}
              </a>
              , since {dayInWords(since)}
              {until ? `, until ${dayInWords(until)}` : ', in force'}
            </li>
          ))}
        </ul>
      )}
      {open && canPropose && !amendment ? (
        <p className="govuk-body">
          <Link className="govuk-link" to="change">
            Propose a change
          </Link>
        </p>
      ) : null}
    </section>
  );
}
