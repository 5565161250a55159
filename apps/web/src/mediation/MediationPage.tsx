import { PublishAlone } from '../publication/PublishAlone.js';
import { BackToStatement } from '../statements/BackToStatement.js';
import { useStatement } from '../statements/StatementScope.js';
import { Loadable } from '../ui/Loadable.js';
import { NotFoundPage } from '../ui/NotFoundPage.js';
import { PageHeading } from '../ui/PageHeading.js';
import { dayInWords } from '../deliberation/in-words.js';
import { EndMediation } from './EndMediation.js';
import { MediationNow } from './MediationNow.js';
import { useMediation, type Mediation } from './useMediation.js';

/** What the groups cannot agree about, for how long they try, what was tried, and what can happen next. */
export function MediationPage() {
  const { statement, me } = useStatement();
  const { data, error, again } = useMediation(statement.id);
  if (!me) return <NotFoundPage />;
  return (
    <>
      <BackToStatement />
      <PageHeading of={statement.title}>Mediation</PageHeading>
      <p className="govuk-body-l">
        When groups cannot agree, somebody helps them to find words that they can all sign.
      </p>
      <Loadable data={data} error={error} again={again}>
        {({ mediations: [newest, ...earlier], publishingAlone }) => (
          <>
            {newest ? (
              <>
                <MediationNow key={newest.id} mediation={newest} again={again} />
                <EndMediation mediation={newest} again={again} />
              </>
            ) : (
              <p className="govuk-body">
                There has been no mediation. Both co-chairs can ask for it while people sign.
              </p>
            )}
            {publishingAlone.mediationWaitsUntil ? (
              <p className="govuk-inset-text">
                One co-chair has asked for mediation, and the other has not agreed yet. If that is still so when{' '}
                {dayInWords(publishingAlone.mediationWaitsUntil)} is over, and this cannot be published together,
                mediation begins by itself.
              </p>
            ) : null}
            <PublishAlone publishing={publishingAlone} again={again} />
            <Earlier mediations={earlier} />
          </>
        )}
      </Loadable>
    </>
  );
}

function Earlier({ mediations }: { mediations: readonly Mediation[] }) {
  if (mediations.length === 0) return null;
  return (
    <section aria-labelledby="earlier">
      <h2 className="govuk-heading-m" id="earlier">
        Earlier mediation
      </h2>
      <ul className="govuk-list govuk-list--bullet">
        {mediations.map(({ id, issue, openedAt, standing }) => (
          <li key={id}>
            From {dayInWords(openedAt)}: {issue ?? 'nobody said what it was about'}.{' '}
            {standing === 'agreed' ? 'You agreed.' : 'You did not agree.'}
          </li>
        ))}
      </ul>
    </section>
  );
}
