import { BackToStatement } from '../statements/BackToStatement.js';
import { useStatement } from '../statements/StatementScope.js';
import { Loadable } from '../ui/Loadable.js';
import { NotFoundPage } from '../ui/NotFoundPage.js';
import { PageHeading } from '../ui/PageHeading.js';
import { GiveUp, Leave } from './GiveUp.js';
import { DecidedHandovers, OpenHandovers } from './OpenHandovers.js';
import { PutForward } from './PutForward.js';
import { useHandingOver } from './useHandingOver.js';

/** Roles: handing one over, saying that somebody else should take one, agreeing, and giving one's own up (R2, R17). */
export function RolesPage() {
  const { statement, me, reload } = useStatement();
  const { data, error, again } = useHandingOver(statement.id);
  if (!me) return <NotFoundPage />;
  const changed = (): void => {
    again();
    reload();
  };
  return (
    <>
      <BackToStatement />
      <PageHeading of={statement.title}>Who has which role</PageHeading>
      <p className="govuk-body">
        The page “People” lists everybody. Here, people hand their roles over, and groups say who follows somebody who
        cannot act. Nobody who looks after the council’s settings can give or take a role.
      </p>
      <Loadable data={data} error={error} again={again}>
        {({ isChairMissing, handovers, places }) => (
          <>
            {isChairMissing ? (
              <p className="govuk-inset-text">
                A co-chair is missing, so no stage can open. A group puts somebody forward, and the other co-chair
                agrees. While sections are locked for signing, it is the group of whoever was co-chair before.
              </p>
            ) : null}
            <OpenHandovers handovers={handovers.filter(({ state }) => state === 'OPEN')} again={changed} />
            <PutForward places={places} again={changed} />
            <GiveUp me={me} again={again} />
            <Leave />
            <DecidedHandovers handovers={handovers.filter(({ state }) => state !== 'OPEN')} />
          </>
        )}
      </Loadable>
    </>
  );
}
